@NullMarked
package linkspan.inbound.poll;

import org.jspecify.annotations.NullMarked;
