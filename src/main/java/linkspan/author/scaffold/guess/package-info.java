/** Guesses from a sample which of a system's fields is which canonical one, by name and by what stands in it. */
@NullMarked
package linkspan.author.scaffold.guess;

import org.jspecify.annotations.NullMarked;
