@NullMarked
package linkspan.platform.broker;

import org.jspecify.annotations.NullMarked;
