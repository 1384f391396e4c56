@NullMarked
package linkspan.bench.load;

import org.jspecify.annotations.NullMarked;
