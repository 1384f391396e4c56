@NullMarked
package linkspan.operations.retention;

import org.jspecify.annotations.NullMarked;
