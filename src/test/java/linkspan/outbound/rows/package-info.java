/** Rows in a system's database. */
@NullMarked
package linkspan.outbound.rows;

import org.jspecify.annotations.NullMarked;
