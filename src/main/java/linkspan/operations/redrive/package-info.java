/** Many dead letters replayed by a plan: first a few, then at a rate, each key in its order, until too many fail again. */
@NullMarked
package linkspan.operations.redrive;

import org.jspecify.annotations.NullMarked;
