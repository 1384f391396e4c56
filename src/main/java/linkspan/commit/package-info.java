/** The unit of work: what one route collects, and the group commit that writes many units in one transaction. */
@NullMarked
package linkspan.commit;

import org.jspecify.annotations.NullMarked;
