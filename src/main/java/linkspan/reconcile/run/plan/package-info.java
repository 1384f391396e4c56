/** What a reconcile route says about itself, and what it asks of the routes that it names. */
@NullMarked
package linkspan.reconcile.run.plan;

import org.jspecify.annotations.NullMarked;
