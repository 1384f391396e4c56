@NullMarked
package linkspan.log;

import org.jspecify.annotations.NullMarked;
