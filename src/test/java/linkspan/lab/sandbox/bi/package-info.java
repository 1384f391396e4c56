@NullMarked
package linkspan.lab.sandbox.bi;

import org.jspecify.annotations.NullMarked;
