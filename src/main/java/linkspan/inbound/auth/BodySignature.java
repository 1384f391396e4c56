package linkspan.inbound.auth;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;

/**
 * How marketplaces sign: base64 HMAC-SHA256 of the raw body in a header. Nothing else of the request is covered, and there
 * is no time: a delivery may be repeated, its id makes it harmless.
 */
final class BodySignature implements Authentication {
    /** What a platform sends unsigned, once, to find out whether anybody is there. */
    enum Greeting {
        NONE {
            @Override
            boolean isAnnounced(RequestFacts facts) {
                return false;
            }

            @Override
            boolean is(Body body) {
                return false;
            }
        },
        /** WooCommerce when a webhook is saved: a form with the webhook's number, and nothing else. */
        WEBHOOK_ID {
            private static final int LONGEST = 40;

            @Override
            boolean isAnnounced(RequestFacts facts) {
                return facts.contentType()
                        .split(";", 2)[0]
                        .strip()
                        .equalsIgnoreCase("application/x-www-form-urlencoded");
            }

            @Override
            boolean is(Body body) {
                return body.bytes().length <= LONGEST
                        && new String(body.bytes(), StandardCharsets.ISO_8859_1).matches("webhook_id=[0-9]{1,20}");
            }
        };

        abstract boolean isAnnounced(RequestFacts facts);

        abstract boolean is(Body body);
    }

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private final Caller caller;
    private final String header;
    private final List<String> secrets;
    private final Greeting greeting;

    /**
     * @param way name of the way of signing
     * @param header lower case
     * @param secrets those that are valid now, two while they are changed
     * @param greeting what the platform sends unsigned when it is connected
     */
    BodySignature(String system, String way, String header, List<String> secrets, Greeting greeting) {
        this.caller = new Caller(system, way);
        this.header = header;
        this.secrets = List.copyOf(secrets);
        this.greeting = greeting;
    }

    @Override
    public boolean plausible(RequestFacts facts) {
        String given = facts.header(header);
        return FORM.matcher(given).matches() || given.isEmpty() && greeting.isAnnounced(facts);
    }

    @Override
    public boolean isGreeting(RequestFacts facts, Body body) {
        return facts.header(header).isEmpty() && greeting.isAnnounced(facts) && greeting.is(body);
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
