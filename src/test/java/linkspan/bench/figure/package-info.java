@NullMarked
package linkspan.bench.figure;

import org.jspecify.annotations.NullMarked;
