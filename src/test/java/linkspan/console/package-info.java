@NullMarked
package linkspan.console;

import org.jspecify.annotations.NullMarked;
