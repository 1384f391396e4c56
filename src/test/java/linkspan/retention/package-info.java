@NullMarked
package linkspan.retention;

import org.jspecify.annotations.NullMarked;
