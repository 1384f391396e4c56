/** Who sent a request: one authentication per way of signing, and the nonces that a signature may use once. */
@NullMarked
package linkspan.inbound.auth;

import org.jspecify.annotations.NullMarked;
