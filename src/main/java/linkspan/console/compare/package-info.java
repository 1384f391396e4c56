/** Reconciliations: what was compared, what differs, and having it mended. */
@NullMarked
package linkspan.console.compare;

import org.jspecify.annotations.NullMarked;
