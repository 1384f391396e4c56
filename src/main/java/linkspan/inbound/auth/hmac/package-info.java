/** HMAC as platforms use it, described by {@code auth-…} keys: what is signed, where it stands, and both sides of it. */
@NullMarked
package linkspan.inbound.auth.hmac;

import org.jspecify.annotations.NullMarked;
