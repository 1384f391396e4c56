/** Figures: read at the receivers and in {@code /proc}, compared with what was promised. */
@NullMarked
package linkspan.lab.bench.figure;

import org.jspecify.annotations.NullMarked;
