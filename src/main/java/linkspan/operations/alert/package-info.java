/** Faults become alerts: found in the hub's own figures, one for each fault over all hubs, and told through a route. */
@NullMarked
package linkspan.operations.alert;

import org.jspecify.annotations.NullMarked;
