/** Checks {@code system.properties} without starting what reads it. */
@NullMarked
package linkspan.check.route.setting;

import org.jspecify.annotations.NullMarked;
