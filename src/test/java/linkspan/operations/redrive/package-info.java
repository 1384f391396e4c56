@NullMarked
package linkspan.operations.redrive;

import org.jspecify.annotations.NullMarked;
