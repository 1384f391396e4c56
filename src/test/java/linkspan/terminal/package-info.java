@NullMarked
package linkspan.terminal;

import org.jspecify.annotations.NullMarked;
