/** Who looks for faults in the hub's own figures. */
@NullMarked
package linkspan.operations.alert.watch;

import org.jspecify.annotations.NullMarked;
