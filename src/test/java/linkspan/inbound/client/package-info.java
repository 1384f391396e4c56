@NullMarked
package linkspan.inbound.client;

import org.jspecify.annotations.NullMarked;
