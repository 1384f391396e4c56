@NullMarked
package linkspan.inbound.limit;

import org.jspecify.annotations.NullMarked;
