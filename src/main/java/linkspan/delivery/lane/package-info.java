/** Kafka → lanes: keys run in parallel, one key strictly in order, offsets follow what is done. Knows no system. */
@NullMarked
package linkspan.delivery.lane;

import org.jspecify.annotations.NullMarked;
