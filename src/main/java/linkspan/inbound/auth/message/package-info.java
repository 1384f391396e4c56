/** HTTP Message Signatures (RFC 9421) with content digests (RFC 9530). */
@NullMarked
package linkspan.inbound.auth.message;

import org.jspecify.annotations.NullMarked;
