@NullMarked
package linkspan.operations.letters;

import org.jspecify.annotations.NullMarked;
