/** The functions that this hub adds to JSLT, and how they refuse what they cannot take. */
@NullMarked
package linkspan.jslt.function;

import org.jspecify.annotations.NullMarked;
