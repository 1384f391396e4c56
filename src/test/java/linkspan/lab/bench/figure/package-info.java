@NullMarked
package linkspan.lab.bench.figure;

import org.jspecify.annotations.NullMarked;
