/** Answers in pages. */
@NullMarked
package linkspan.outbound.page;

import org.jspecify.annotations.NullMarked;
