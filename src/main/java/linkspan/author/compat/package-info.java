/** Says whether a changed schema or mapping breaks those who read it or write by it. */
@NullMarked
package linkspan.author.compat;

import org.jspecify.annotations.NullMarked;
