@NullMarked
package linkspan.lab.process;

import org.jspecify.annotations.NullMarked;
