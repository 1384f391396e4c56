package linkspan.outbound.protocol;

import java.util.Set;
import linkspan.platform.resilience.Effect;

/**
 * What a status proves (RFC 9110 §15, RFC 6585, RFC 7725, RFC 8470). On purpose narrow: whoever is not listed may have done
 * something. Left out: 302 and 303 (the usual answer after a form was taken), 406 (frameworks find out after the work is
 * done), 408 and 499 (gateways say so of a request that they have handed on), 500, 502, 504, and codes nobody registered.
 */
final class StatusTable {
    private static final Set<Integer> NOTHING_DONE = Set.of(
            301, 307, 308, // it is to be sent elsewhere
            400, 402, 404, 405, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 423, 426, 428, 431,
            451, // not like this
            401, 403, 407, 425, 429, // not from us, not now
            501, 505); // not understood

    private StatusTable() {}

    /** {@code asksToWait}: a Retry-After came with it, so a 503 is the system's own word and not a broken gateway's. */
    static Effect effect(int status, boolean asksToWait) {
        return NOTHING_DONE.contains(status) || status == 503 && asksToWait ? Effect.NONE : Effect.POSSIBLE;
    }
}
