@NullMarked
package linkspan.inbound.http;

import org.jspecify.annotations.NullMarked;
