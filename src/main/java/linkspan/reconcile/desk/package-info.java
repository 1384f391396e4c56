/** What operators see and do: runs, differences, reports, repair, one record in all systems. */
@NullMarked
package linkspan.reconcile.desk;

import org.jspecify.annotations.NullMarked;
