/** Who did what: operators' actions and refused senders. */
@NullMarked
package linkspan.platform.audit;

import org.jspecify.annotations.NullMarked;
