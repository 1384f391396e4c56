/** How often clients call, by version and way: for metrics and for who plans the end of one. */
@NullMarked
package linkspan.inbound.client.count;

import org.jspecify.annotations.NullMarked;
