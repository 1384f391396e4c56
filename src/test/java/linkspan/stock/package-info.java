@NullMarked
package linkspan.stock;

import org.jspecify.annotations.NullMarked;
