/** Parts of split messages. */
@NullMarked
package linkspan.platform.part;

import org.jspecify.annotations.NullMarked;
