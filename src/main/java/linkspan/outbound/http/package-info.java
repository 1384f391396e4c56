/** The component {@code call:}: one request to a system, with limits of its own. */
@NullMarked
package linkspan.outbound.http;

import org.jspecify.annotations.NullMarked;
