@NullMarked
package linkspan.outbound.http;

import org.jspecify.annotations.NullMarked;
