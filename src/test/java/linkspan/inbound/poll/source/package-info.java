@NullMarked
package linkspan.inbound.poll.source;

import org.jspecify.annotations.NullMarked;
