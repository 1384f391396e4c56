@NullMarked
package linkspan.inbound.auth;

import org.jspecify.annotations.NullMarked;
