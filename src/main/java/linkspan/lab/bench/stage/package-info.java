/** Hub, storage and simulated systems for one measurement, in processes of their own. */
@NullMarked
package linkspan.lab.bench.stage;

import org.jspecify.annotations.NullMarked;
