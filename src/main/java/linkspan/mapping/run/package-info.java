/** One run of a mapping: which of its branches ran, and how much work it may be. */
@NullMarked
package linkspan.mapping.run;

import org.jspecify.annotations.NullMarked;
