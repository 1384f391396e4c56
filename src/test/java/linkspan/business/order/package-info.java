@NullMarked
package linkspan.business.order;

import org.jspecify.annotations.NullMarked;
