@NullMarked
package linkspan.inbound.topic;

import org.jspecify.annotations.NullMarked;
