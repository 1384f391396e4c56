@NullMarked
package linkspan.operations.meter;

import org.jspecify.annotations.NullMarked;
