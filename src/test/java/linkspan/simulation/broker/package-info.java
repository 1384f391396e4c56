/** A broker in memory for the simulator: partitions, consumer groups with static members, lost and doubled records. */
@NullMarked
package linkspan.simulation.broker;

import org.jspecify.annotations.NullMarked;
