@NullMarked
package linkspan.lab.bench.load;

import org.jspecify.annotations.NullMarked;
