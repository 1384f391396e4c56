/** API clients: their keys, secrets and rates. */
@NullMarked
package linkspan.inbound.client;

import org.jspecify.annotations.NullMarked;
