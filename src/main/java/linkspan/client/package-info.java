/** API clients: their keys, secrets and rates. */
@NullMarked
package linkspan.client;

import org.jspecify.annotations.NullMarked;
