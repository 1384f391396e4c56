@NullMarked
package linkspan.format;

import org.jspecify.annotations.NullMarked;
