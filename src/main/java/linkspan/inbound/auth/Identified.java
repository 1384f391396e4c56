package linkspan.inbound.auth;

import org.jspecify.annotations.Nullable;

/**
 * A request whose sender is known.
 *
 * @param nonce what must be written with its effects, null where the way of signing has none
 */
public record Identified(Caller caller, @Nullable NonceUse nonce) {}
