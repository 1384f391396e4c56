@NullMarked
package linkspan.cli;

import org.jspecify.annotations.NullMarked;
