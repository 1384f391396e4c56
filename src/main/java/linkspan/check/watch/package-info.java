/** Checks again what an edit touches, as soon as it is saved. */
@NullMarked
package linkspan.check.watch;

import org.jspecify.annotations.NullMarked;
