/** The API through which clients create and read their orders. */
@NullMarked
package linkspan.business.api;

import org.jspecify.annotations.NullMarked;
