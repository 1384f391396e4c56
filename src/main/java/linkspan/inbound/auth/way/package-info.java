/** The words that {@code <system>.auth} may say, and senders that show a fixed secret. */
@NullMarked
package linkspan.inbound.auth.way;

import org.jspecify.annotations.NullMarked;
