/** Letters by what they have failed of: who looks after it, what is known, where the line is. */
@NullMarked
package linkspan.console.cause;

import org.jspecify.annotations.NullMarked;
