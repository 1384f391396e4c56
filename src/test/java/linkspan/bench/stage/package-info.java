@NullMarked
package linkspan.bench.stage;

import org.jspecify.annotations.NullMarked;
