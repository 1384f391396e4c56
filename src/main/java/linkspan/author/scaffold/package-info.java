/** Writes the files of a new system or route: what can be known is filled in, guesses are marked, the rest says TODO. */
@NullMarked
package linkspan.author.scaffold;

import org.jspecify.annotations.NullMarked;
