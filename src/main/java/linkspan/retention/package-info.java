/** How long things are kept: room for what comes is made ahead, what is old goes. */
@NullMarked
package linkspan.retention;

import org.jspecify.annotations.NullMarked;
