@NullMarked
package linkspan.platform.format;

import org.jspecify.annotations.NullMarked;
