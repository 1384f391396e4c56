@NullMarked
package linkspan.docker;

import org.jspecify.annotations.NullMarked;
