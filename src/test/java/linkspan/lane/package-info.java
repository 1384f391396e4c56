@NullMarked
package linkspan.lane;

import org.jspecify.annotations.NullMarked;
