/** What systems sent, once per idempotency key, with the answer they got. */
@NullMarked
package linkspan.inbound.message;

import org.jspecify.annotations.NullMarked;
