@NullMarked
package linkspan.order.line;

import org.jspecify.annotations.NullMarked;
