/** Answers in pages: where the next one is, and how many are read. */
@NullMarked
package linkspan.outbound.page;

import org.jspecify.annotations.NullMarked;
