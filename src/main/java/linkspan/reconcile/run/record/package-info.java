/** What is on record: runs, whose turn it is, differences, and what the hub knows of the events of a key. */
@NullMarked
package linkspan.reconcile.run.record;

import org.jspecify.annotations.NullMarked;
