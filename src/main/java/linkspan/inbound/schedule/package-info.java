/** {@code quartz:} with its schedules in the hub's database: over all hubs that share one, a schedule fires once. */
@NullMarked
package linkspan.inbound.schedule;

import org.jspecify.annotations.NullMarked;
