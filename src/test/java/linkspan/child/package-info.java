@NullMarked
package linkspan.child;

import org.jspecify.annotations.NullMarked;
