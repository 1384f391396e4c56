package linkspan.caller;

import java.util.List;
import linkspan.request.Body;
import linkspan.request.RequestFacts;

/**
 * How marketplaces sign: base64 HMAC-SHA256 of the raw body in a header. Nothing else of the request is covered, and there
 * is no time: a delivery may be repeated, its id makes it harmless.
 */
final class BodySignature implements Authentication {
    private final Caller caller;
    private final String header;
    private final List<String> secrets;

    /**
     * @param way name of the way of signing
     * @param header lower case
     * @param secrets those that are valid now, two while they are changed
     */
    BodySignature(String system, String way, String header, List<String> secrets) {
        this.caller = new Caller(system, way);
        this.header = header;
        this.secrets = List.copyOf(secrets);
    }

    @Override
    public Identified identify(RequestFacts facts, Body body) throws NotAuthentic {
        String given = facts.header(header);
        boolean valid = false;
        for (String secret : secrets) {
            valid |= Hmac.same(Hmac.base64(secret, body.bytes()), given);
        }
        if (!valid) {
            throw new NotAuthentic(caller.client(), given.isEmpty() ? header + " is missing" : header + " is wrong");
        }
        return new Identified(caller, null);
    }
}
