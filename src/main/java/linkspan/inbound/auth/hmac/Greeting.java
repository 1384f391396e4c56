package linkspan.inbound.auth.hmac;

import java.nio.charset.StandardCharsets;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;

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
            return facts.contentType().split(";", 2)[0].strip().equalsIgnoreCase("application/x-www-form-urlencoded");
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
