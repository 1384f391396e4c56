/** OAuth 2 bearer tokens: signed JWTs (RFC 9068) of the one configured issuer. */
@NullMarked
package linkspan.inbound.auth.token;

import org.jspecify.annotations.NullMarked;
