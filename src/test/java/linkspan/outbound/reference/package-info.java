@NullMarked
package linkspan.outbound.reference;

import org.jspecify.annotations.NullMarked;
