/** The ops port: health, metrics, and what operators ask and do, on a port that an overload of messages does not reach. */
@NullMarked
package linkspan.operations.ops;

import org.jspecify.annotations.NullMarked;
