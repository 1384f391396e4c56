@NullMarked
package linkspan.outbound.protocol;

import org.jspecify.annotations.NullMarked;
