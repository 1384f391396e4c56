/** Whether two systems agree: compared on schedule, what differs recorded, labelled, alarmed and repaired. */
@NullMarked
package linkspan.reconcile;

import org.jspecify.annotations.NullMarked;
