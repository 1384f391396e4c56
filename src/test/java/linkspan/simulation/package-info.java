/**
 * A deterministic simulator: production classes of lanes, attempts, parked keys, relay and committer in a world whose time,
 * broker, database, systems and faults a seed decides.
 */
@NullMarked
package linkspan.simulation;

import org.jspecify.annotations.NullMarked;
