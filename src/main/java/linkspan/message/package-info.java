/** What systems sent, once per idempotency key, with the answer they got. */
@NullMarked
package linkspan.message;

import org.jspecify.annotations.NullMarked;
