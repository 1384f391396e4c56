/** One run of a reconciliation: whose turn it is, how far it is, what was found and what became of it. */
@NullMarked
package linkspan.reconcile.run;

import org.jspecify.annotations.NullMarked;
