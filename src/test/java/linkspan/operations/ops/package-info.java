@NullMarked
package linkspan.operations.ops;

import org.jspecify.annotations.NullMarked;
