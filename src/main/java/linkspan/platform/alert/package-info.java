/** How any part of the hub says that somebody has to look. */
@NullMarked
package linkspan.platform.alert;

import org.jspecify.annotations.NullMarked;
