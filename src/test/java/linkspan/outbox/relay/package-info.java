@NullMarked
package linkspan.outbox.relay;

import org.jspecify.annotations.NullMarked;
