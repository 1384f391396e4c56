/** The component {@code sign:}: the headers by which a receiver knows that a message is from us. */
@NullMarked
package linkspan.outbound.webhook;

import org.jspecify.annotations.NullMarked;
