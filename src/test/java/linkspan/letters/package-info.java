@NullMarked
package linkspan.letters;

import org.jspecify.annotations.NullMarked;
