@NullMarked
package linkspan.caller;

import org.jspecify.annotations.NullMarked;
