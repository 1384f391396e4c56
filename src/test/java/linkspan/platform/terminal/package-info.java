@NullMarked
package linkspan.platform.terminal;

import org.jspecify.annotations.NullMarked;
