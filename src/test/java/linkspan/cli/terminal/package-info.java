@NullMarked
package linkspan.cli.terminal;

import org.jspecify.annotations.NullMarked;
