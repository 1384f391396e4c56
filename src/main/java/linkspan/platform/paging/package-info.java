/** Pages of others' answers come to an end. */
@NullMarked
package linkspan.platform.paging;

import org.jspecify.annotations.NullMarked;
