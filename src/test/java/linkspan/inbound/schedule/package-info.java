@NullMarked
package linkspan.inbound.schedule;

import org.jspecify.annotations.NullMarked;
