/** Pages of orders, of those that their reader may see. */
@NullMarked
package linkspan.business.api.page;

import org.jspecify.annotations.NullMarked;
