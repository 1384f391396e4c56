@NullMarked
package linkspan.position.missed;

import org.jspecify.annotations.NullMarked;
