/** Writing events as rows into a system's database. */
@NullMarked
package linkspan.outbound.rows;

import org.jspecify.annotations.NullMarked;
