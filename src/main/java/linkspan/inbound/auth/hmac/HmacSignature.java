package linkspan.inbound.auth.hmac;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.auth.Hmac;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.auth.NonceUse;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.Sha256;

/**
 * Platforms that sign with HMAC. Whether time and path are covered is a matter of the form; where they are not, a delivery
 * may be repeated, its id makes it harmless.
 */
public final class HmacSignature implements Authentication {
    private final Caller caller;
    private final HmacForm form;
    private final List<Key> keys;
    private final Clock clock;

    /** Bytes that are not shown. */
    private static final class Key {
        private final byte[] bytes;

        Key(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /** @param secrets those that are valid now by their names, two while they are changed */
    public HmacSignature(Caller caller, HmacForm form, Map<String, String> secrets, Clock clock) {
        this.caller = caller;
        this.form = form;
        this.keys = secrets.entrySet().stream()
                .map(secret -> new Key(form.secretForm().key(secret.getKey(), secret.getValue())))
                .toList();
        this.clock = clock;
    }

    @Override
    public List<String> headers() {
        return form.headers();
    }

    @Override
    public List<String> deliveryIds() {
        return form.ids();
    }

    @Override
    public boolean plausible(RequestFacts facts) {
        String given = facts.header(form.signature().name());
        if (given.isEmpty()) {
            return form.greeting().isAnnounced(facts);
        }
        return !form.signature().signatures(given).isEmpty() && problem(facts).isEmpty();
    }

    @Override
    public boolean isGreeting(RequestFacts facts, Body body) {
        return facts.header(form.signature().name()).isEmpty()
                && form.greeting().isAnnounced(facts)
                && form.greeting().is(body);
    }

    @Override
    public Identified identify(RequestFacts facts, Body body) throws NotAuthentic {
        String header = form.signature().name();
        String given = facts.header(header);
        if (given.isEmpty()) {
            throw new NotAuthentic(caller.client(), header + " is missing");
        }
        Optional<String> problem = problem(facts);
        if (problem.isPresent()) {
            throw new NotAuthentic(caller.client(), problem.get());
        }
        byte[] text = form.signed().bytes(form.request(facts, body));
        if (!signed(given, text)) {
            throw new NotAuthentic(caller.client(), header + " is wrong");
        }
        return new Identified(
                caller, form.time().map(time -> use(time, text, facts)).orElse(null));
    }

    /**
     * A signature that has a time and does not cover the path is good for the first path and delivery that come with it: within
     * its window it is not believed for another.
     */
    private NonceUse use(SignedTime time, byte[] text, RequestFacts facts) {
        String signed = Sha256.hex(text);
        List<String> request = new ArrayList<>(List.of(facts.method(), facts.path(), facts.query(), signed));
        form.ids().forEach(id -> request.add(facts.header(id)));
        return new NonceUse(
                caller.client(),
                signed,
                Sha256.hex(String.join("\n", request).getBytes(StandardCharsets.UTF_8)),
                time.end(time.sent(facts)),
                false);
    }

    /** What is wrong with the head whatever is signed. */
    private Optional<String> problem(RequestFacts facts) {
        if (form.signed().has(SignedTemplate.Part.ID)
                && form.ids().stream().allMatch(name -> facts.header(name).isEmpty())) {
            return Optional.of(form.ids().get(0) + " is missing");
        }
        return form.time().flatMap(time -> time.problem(time.sent(facts), clock.instant()));
    }

    private boolean signed(String given, byte[] text) {
        List<String> signatures = form.signature().signatures(given);
        boolean valid = false;
        for (Key key : keys) {
            String expected = form.signature().signature(key.bytes, text);
            for (String signature : signatures) {
                valid |= Hmac.same(expected, signature);
            }
        }
        return valid;
    }
}
