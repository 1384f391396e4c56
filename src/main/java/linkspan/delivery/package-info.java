/** Bringing events to systems: duplicates dropped, failed keys parked, retries as rows, one outcome per attempt. */
@NullMarked
package linkspan.delivery;

import org.jspecify.annotations.NullMarked;
