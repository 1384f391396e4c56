@NullMarked
package linkspan.inbound.auth.message;

import org.jspecify.annotations.NullMarked;
