package linkspan.inbound.auth.token;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.client.ClientTerms;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.Sha256;

/**
 * Callers that come with a token. The issuer says who it is and which scopes it was given; the registry says whether that
 * client may come so, and what more than its scopes it may not do. A token is checked once a minute.
 */
public final class BearerTokens implements Authentication {
    private static final Pattern HEADER =
            Pattern.compile("(?i:Bearer) ([A-Za-z0-9_-]{1,8000}\\.[A-Za-z0-9_-]{1,8000}\\.[A-Za-z0-9_-]{1,8000})");
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST_KEPT = 10_000;

    private record Kept(BelievedToken token, Instant until) {}

    private final TokenCheck check;
    private final Function<String, Optional<ClientTerms>> clients;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** {@code clients}: those that may come with tokens, by name. */
    public BearerTokens(OAuthSettings settings, Function<String, Optional<ClientTerms>> clients, Clock clock) {
        this.check = new TokenCheck(settings, clock);
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public boolean plausible(RequestFacts facts) {
        Matcher matcher = HEADER.matcher(facts.header("authorization"));
        return matcher.matches() && matcher.group(1).length() <= TokenCheck.LONGEST;
    }

    @Override
    public Identified identify(RequestFacts facts, Body body) throws NotAuthentic {
        Matcher matcher = HEADER.matcher(facts.header("authorization"));
        if (!matcher.matches()) {
            throw TokenCheck.refusal("token is malformed");
        }
        BelievedToken token = believed(matcher.group(1));
        Optional<ClientTerms> client = clients.apply(token.client());
        if (client.isEmpty()) {
            throw new NotAuthentic(token.client(), "client may not come with tokens");
        }
        return Identified.of(client.get(), "bearer", null).within(token.scopes());
    }

    private BelievedToken believed(String token) throws NotAuthentic {
        Instant now = clock.instant();
        String digest = Sha256.hex(token.getBytes(StandardCharsets.US_ASCII));
        Kept known = kept.get(digest);
        if (known != null && known.until.isAfter(now)) {
            return known.token;
        }
        BelievedToken believed = check.check(token);
        if (kept.size() >= MOST_KEPT) {
            kept.values().removeIf(old -> !old.until.isAfter(now));
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
        }
        Instant until = now.plus(KEPT);
        kept.put(digest, new Kept(believed, believed.expiresAt().isBefore(until) ? believed.expiresAt() : until));
        return believed;
    }
}
