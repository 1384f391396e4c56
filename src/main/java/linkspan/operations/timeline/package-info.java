/** Where one order stands in every system: its events, who has them, who waits for what. */
@NullMarked
package linkspan.operations.timeline;

import org.jspecify.annotations.NullMarked;
