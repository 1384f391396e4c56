/** Many letters at once. */
@NullMarked
package linkspan.console.redrive;

import org.jspecify.annotations.NullMarked;
