@NullMarked
package linkspan.inbound.auth.hmac;

import org.jspecify.annotations.NullMarked;
