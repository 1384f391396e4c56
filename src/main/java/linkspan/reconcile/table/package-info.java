/** Compares two tables inside their databases by digests, and reads only what differs. */
@NullMarked
package linkspan.reconcile.table;

import org.jspecify.annotations.NullMarked;
