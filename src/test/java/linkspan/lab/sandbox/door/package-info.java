@NullMarked
package linkspan.lab.sandbox.door;

import org.jspecify.annotations.NullMarked;
