/** How an output differs from the expected one: JSON by path, XML by element, CSV by cell. */
@NullMarked
package linkspan.author.diff;

import org.jspecify.annotations.NullMarked;
