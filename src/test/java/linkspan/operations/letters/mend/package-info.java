@NullMarked
package linkspan.operations.letters.mend;

import org.jspecify.annotations.NullMarked;
