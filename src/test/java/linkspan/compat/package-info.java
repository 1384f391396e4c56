@NullMarked
package linkspan.compat;

import org.jspecify.annotations.NullMarked;
