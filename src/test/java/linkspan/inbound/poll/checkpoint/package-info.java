@NullMarked
package linkspan.inbound.poll.checkpoint;

import org.jspecify.annotations.NullMarked;
