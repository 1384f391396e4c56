/** Reaching systems: {@code call:} over HTTP and {@code rows:} into a database, both with limits of their own. */
@NullMarked
package linkspan.call;

import org.jspecify.annotations.NullMarked;
