/** The functions that this hub adds to JSLT, and how they refuse what they cannot take. */
@NullMarked
package linkspan.mapping.function;

import org.jspecify.annotations.NullMarked;
