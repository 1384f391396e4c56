/** What a call says and what its answer means: plain bodies, SOAP envelopes, statuses, {@code Retry-After}. */
@NullMarked
package linkspan.outbound.protocol;

import org.jspecify.annotations.NullMarked;
