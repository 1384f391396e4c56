/** Messages that no mapping understood: kept, mapped again on demand, or discarded. */
@NullMarked
package linkspan.kept;

import org.jspecify.annotations.NullMarked;
