@NullMarked
package linkspan.inbound.auth.way;

import org.jspecify.annotations.NullMarked;
