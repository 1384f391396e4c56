/** Checks {@code system.properties} without starting what reads it. */
@NullMarked
package linkspan.author.lint.setting;

import org.jspecify.annotations.NullMarked;
