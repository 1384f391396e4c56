@NullMarked
package linkspan.lab.bench.stage;

import org.jspecify.annotations.NullMarked;
