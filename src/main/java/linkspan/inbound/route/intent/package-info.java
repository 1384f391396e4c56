/** The first of two units: a message that is running until its route knows the answer. */
@NullMarked
package linkspan.inbound.route.intent;

import org.jspecify.annotations.NullMarked;
