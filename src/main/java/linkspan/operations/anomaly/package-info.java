/** What is usual for a route in an hour of the week, and when an hour is not. */
@NullMarked
package linkspan.operations.anomaly;

import org.jspecify.annotations.NullMarked;
