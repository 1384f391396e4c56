@NullMarked
package linkspan.inbound.auth.token;

import org.jspecify.annotations.NullMarked;
