/** Writing events as rows into a system's database. */
@NullMarked
package linkspan.rows;

import org.jspecify.annotations.NullMarked;
