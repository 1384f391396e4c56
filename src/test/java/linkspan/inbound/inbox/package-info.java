@NullMarked
package linkspan.inbound.inbox;

import org.jspecify.annotations.NullMarked;
