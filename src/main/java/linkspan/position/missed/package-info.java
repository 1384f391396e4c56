/** What a system lacks, whatever the topic still has. */
@NullMarked
package linkspan.position.missed;

import org.jspecify.annotations.NullMarked;
