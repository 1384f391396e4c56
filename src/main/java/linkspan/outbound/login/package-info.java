/** How calls log in to systems: fixed secrets, signatures, tokens that are fetched and renewed, certificates. */
@NullMarked
package linkspan.outbound.login;

import org.jspecify.annotations.NullMarked;
