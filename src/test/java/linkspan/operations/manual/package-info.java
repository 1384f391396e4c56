/** The pages about the hub's own interfaces. */
@NullMarked
package linkspan.operations.manual;

import org.jspecify.annotations.NullMarked;
