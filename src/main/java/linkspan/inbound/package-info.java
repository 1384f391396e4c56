/** Messages on their way in, from HTTP and from topics, up to the commit that their sender is answered for. */
@NullMarked
package linkspan.inbound;

import org.jspecify.annotations.NullMarked;
