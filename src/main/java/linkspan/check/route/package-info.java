/** The lint of routes and {@code system.properties}: for {@code check}, and before a hub starts. */
@NullMarked
package linkspan.check.route;

import org.jspecify.annotations.NullMarked;
