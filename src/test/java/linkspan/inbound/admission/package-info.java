@NullMarked
package linkspan.inbound.admission;

import org.jspecify.annotations.NullMarked;
