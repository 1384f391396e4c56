/** The comparison itself: two streams of rows in the order of their keys, whatever they come from. */
@NullMarked
package linkspan.reconcile.compare;

import org.jspecify.annotations.NullMarked;
