@NullMarked
package linkspan.outbound.webhook;

import org.jspecify.annotations.NullMarked;
