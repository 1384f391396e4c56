@NullMarked
package linkspan.ops;

import org.jspecify.annotations.NullMarked;
