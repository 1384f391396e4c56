@NullMarked
package linkspan.lab.sandbox.system;

import org.jspecify.annotations.NullMarked;
