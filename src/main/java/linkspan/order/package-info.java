/** The canonical order: what may happen to it, where it is kept, and the API through which clients create and read it. */
@NullMarked
package linkspan.order;

import org.jspecify.annotations.NullMarked;
