/** What a mapping's examples do not show: fields that are never read or never set, branches that never run. */
@NullMarked
package linkspan.author.coverage;

import org.jspecify.annotations.NullMarked;
