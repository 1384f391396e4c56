@NullMarked
package linkspan.outcome;

import org.jspecify.annotations.NullMarked;
