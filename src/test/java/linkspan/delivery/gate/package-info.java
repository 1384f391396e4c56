@NullMarked
package linkspan.delivery.gate;

import org.jspecify.annotations.NullMarked;
