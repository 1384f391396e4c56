@NullMarked
package linkspan.inbound.route;

import org.jspecify.annotations.NullMarked;
