/** What H2 itself notes when rows are deleted. */
@NullMarked
package linkspan.platform.removal;

import org.jspecify.annotations.NullMarked;
