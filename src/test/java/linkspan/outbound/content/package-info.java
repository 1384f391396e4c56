@NullMarked
package linkspan.outbound.content;

import org.jspecify.annotations.NullMarked;
