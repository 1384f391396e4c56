/** Rows that are mapped one by one. */
@NullMarked
package linkspan.mapping.row;

import org.jspecify.annotations.NullMarked;
