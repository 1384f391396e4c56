/** What a system lacks, whatever its topic still has, and what nobody has any more. */
@NullMarked
package linkspan.delivery.missed;

import org.jspecify.annotations.NullMarked;
