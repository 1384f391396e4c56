/** Stock that is reserved, through crashes and outages. */
@NullMarked
package linkspan.business.reserve;

import org.jspecify.annotations.NullMarked;
