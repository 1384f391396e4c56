/** How the hub's log is written: one event is one line, whatever is in it. */
@NullMarked
package linkspan.log;

import org.jspecify.annotations.NullMarked;
