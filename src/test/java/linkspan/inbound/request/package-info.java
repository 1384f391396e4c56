@NullMarked
package linkspan.inbound.request;

import org.jspecify.annotations.NullMarked;
