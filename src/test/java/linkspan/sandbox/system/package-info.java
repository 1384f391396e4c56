@NullMarked
package linkspan.sandbox.system;

import org.jspecify.annotations.NullMarked;
