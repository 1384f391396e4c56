@NullMarked
package linkspan.bench;

import org.jspecify.annotations.NullMarked;
