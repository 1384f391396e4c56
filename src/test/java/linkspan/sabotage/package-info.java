/** Breaks one promise at a time in a scratch clone and looks which test sees it. */
@NullMarked
package linkspan.sabotage;

import org.jspecify.annotations.NullMarked;
