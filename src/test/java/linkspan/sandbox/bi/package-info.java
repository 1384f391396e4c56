@NullMarked
package linkspan.sandbox.bi;

import org.jspecify.annotations.NullMarked;
