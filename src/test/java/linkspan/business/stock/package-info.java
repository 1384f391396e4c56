@NullMarked
package linkspan.business.stock;

import org.jspecify.annotations.NullMarked;
