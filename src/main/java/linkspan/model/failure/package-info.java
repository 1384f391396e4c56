/** Everything that can go wrong, by code: whose fault, whether it is tried again, what a sender is told. */
@NullMarked
package linkspan.model.failure;

import org.jspecify.annotations.NullMarked;
