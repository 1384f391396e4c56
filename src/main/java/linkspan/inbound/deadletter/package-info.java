/** Messages that no mapping understood: kept, mapped again on demand, or discarded. */
@NullMarked
package linkspan.inbound.deadletter;

import org.jspecify.annotations.NullMarked;
