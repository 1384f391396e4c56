/** Who did what: operators' actions and refused senders. */
@NullMarked
package linkspan.audit;

import org.jspecify.annotations.NullMarked;
