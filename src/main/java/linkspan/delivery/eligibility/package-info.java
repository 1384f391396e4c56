/** Which events a system gets: from when it is joined, and of which channel. */
@NullMarked
package linkspan.delivery.eligibility;

import org.jspecify.annotations.NullMarked;
