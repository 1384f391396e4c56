package linkspan.inbound.auth.way;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.auth.LinkspanV1;
import linkspan.inbound.auth.LinkspanV2;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.auth.message.MessageSignature;
import linkspan.inbound.auth.token.BearerTokens;
import linkspan.inbound.auth.token.OAuthSettings;
import linkspan.inbound.client.Clients;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import org.jspecify.annotations.Nullable;

/** The ways in which callers of the API may prove who they are: a request shows one of them, and is judged by that alone. */
public final class CallerWays implements Authentication {
    private final Authentication v2;
    private final Authentication v1;
    private final Authentication message;
    private final @Nullable Authentication bearer;

    /** {@code oauth}: whose tokens are believed; nobody's when empty. */
    public CallerWays(Clients clients, Optional<OAuthSettings> oauth, Clock clock) {
        this.v2 = new LinkspanV2(clients::find, name -> true, clock);
        this.v1 = new LinkspanV1(clients::find, clock);
        this.message = new MessageSignature(clients::find, clients::findPublic, clock);
        this.bearer = oauth.map(settings -> new BearerTokens(settings, clients::findBearer, clock))
                .orElse(null);
    }

    /** By which a request is signed, as {@code client list} and the metrics name it. */
    public static String word(RequestFacts facts) {
        if (!facts.header("signature-input").isEmpty()) {
            return "rfc9421";
        }
        if (isBearer(facts)) {
            return "bearer";
        }
        return LinkspanV1.isMeant(facts) ? "v1" : "v2";
    }

    private static boolean isBearer(RequestFacts facts) {
        return facts.header("authorization").regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
    }

    private Authentication shown(RequestFacts facts) {
        return switch (word(facts)) {
            case "rfc9421" -> message;
            case "bearer" -> bearer == null ? v2 : bearer;
            case "v1" -> v1;
            default -> v2;
        };
    }

    /** Which of two should count nobody could say. */
    private static boolean showsTwo(RequestFacts facts) {
        boolean message = !facts.header("signature-input").isEmpty()
                || !facts.header("signature").isEmpty();
        boolean authorization = !facts.header("authorization").isEmpty();
        boolean signature = !facts.header("x-signature").isEmpty();
        return message && (authorization || signature) || isBearer(facts) && signature;
    }

    @Override
    public List<String> headers() {
        return message.headers();
    }

    @Override
    public boolean plausible(RequestFacts facts) {
        return !showsTwo(facts) && shown(facts).plausible(facts);
    }

    @Override
    public Identified identify(RequestFacts facts, Body body) throws NotAuthentic {
        if (showsTwo(facts)) {
            throw new NotAuthentic("", "two proofs at once");
        }
        return shown(facts).identify(facts, body);
    }
}
