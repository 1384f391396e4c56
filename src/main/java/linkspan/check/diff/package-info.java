/** How an output differs from the expected one: JSON by path, XML by element, CSV by cell. */
@NullMarked
package linkspan.check.diff;

import org.jspecify.annotations.NullMarked;
