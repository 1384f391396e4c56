/** Replays of dead letters. */
@NullMarked
package linkspan.inbound.deadletter;

import org.jspecify.annotations.NullMarked;
