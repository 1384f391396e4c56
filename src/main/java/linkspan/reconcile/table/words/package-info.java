/** How databases say, in SQL, what a comparison by digests needs. */
@NullMarked
package linkspan.reconcile.table.words;

import org.jspecify.annotations.NullMarked;
