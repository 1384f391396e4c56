@NullMarked
package linkspan.inbound.consumer;

import org.jspecify.annotations.NullMarked;
