@NullMarked
package linkspan.delivery.lane;

import org.jspecify.annotations.NullMarked;
