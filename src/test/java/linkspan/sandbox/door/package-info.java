@NullMarked
package linkspan.sandbox.door;

import org.jspecify.annotations.NullMarked;
