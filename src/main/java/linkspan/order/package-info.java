/** The canonical order: what may happen to it, and where it is kept. */
@NullMarked
package linkspan.order;

import org.jspecify.annotations.NullMarked;
