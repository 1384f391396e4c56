/** Which canonical events there are: the hub's own, and those that files add. */
@NullMarked
package linkspan.model.kind;

import org.jspecify.annotations.NullMarked;
