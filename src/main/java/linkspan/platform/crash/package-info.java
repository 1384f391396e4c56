/** Named steps at which a test or a drill lets the hub crash; nothing in normal operation. */
@NullMarked
package linkspan.platform.crash;

import org.jspecify.annotations.NullMarked;
