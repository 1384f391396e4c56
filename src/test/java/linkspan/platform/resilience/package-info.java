@NullMarked
package linkspan.platform.resilience;

import org.jspecify.annotations.NullMarked;
