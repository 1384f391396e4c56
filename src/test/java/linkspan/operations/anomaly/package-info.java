@NullMarked
package linkspan.operations.anomaly;

import org.jspecify.annotations.NullMarked;
