/** The lint of routes and {@code system.properties}: for {@code check}, and before a hub starts. */
@NullMarked
package linkspan.author.lint;

import org.jspecify.annotations.NullMarked;
