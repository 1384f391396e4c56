@NullMarked
package linkspan.delivery.position;

import org.jspecify.annotations.NullMarked;
