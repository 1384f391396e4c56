/** Where one order stands in every system: its events, who has them, who waits for what. */
@NullMarked
package linkspan.timeline;

import org.jspecify.annotations.NullMarked;
