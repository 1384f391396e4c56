/** Compares two sides by the sums of their parts, days for instance, and opens only the parts that differ. */
@NullMarked
package linkspan.reconcile.part;

import org.jspecify.annotations.NullMarked;
