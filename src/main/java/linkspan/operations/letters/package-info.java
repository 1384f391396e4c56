/** Dead letters: deliveries and messages that only a person gets going again. Listed, shown, replayed, discarded. */
@NullMarked
package linkspan.operations.letters;

import org.jspecify.annotations.NullMarked;
