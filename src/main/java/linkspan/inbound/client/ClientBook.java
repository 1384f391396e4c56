package linkspan.inbound.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import linkspan.inbound.limit.ClientLimits;
import org.jspecify.annotations.Nullable;

/** Who may call, as both tables said at one moment. Limits outlive a book: what was used of them goes on counting. */
final class ClientBook {
    private final Map<ClientRow.Kind, Map<String, Client>> byKeyId = new HashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private final Map<String, ClientTerms> byName = new HashMap<>();
    private final long loadedAt;

    /**
     * @param rows oldest first
     * @param open decrypts a secret by the key's id
     * @param limits of all clients so far
     * @param loadedAt on a clock like {@link System#nanoTime}
     */
    ClientBook(
            List<ClientRow> rows,
            Map<String, Grant> grants,
            BiFunction<String, String, String> open,
            ConcurrentHashMap<String, ClientLimits> limits,
            Instant now,
            long loadedAt) {
        this.loadedAt = loadedAt;
        for (ClientRow.Kind kind : ClientRow.Kind.values()) {
            byKeyId.put(kind, new HashMap<>());
        }
        Map<String, Integer> rates = new HashMap<>();
        List<ClientRow> active = rows.stream().filter(row -> row.isActive(now)).toList();
        active.forEach(row -> rates.put(row.client(), row.rate())); // the newest key's counts
        grants.forEach((client, grant) -> {
            if (grant.bearer() || rates.containsKey(client)) {
                byName.put(client, terms(client, grant, rates.get(client), limits));
            }
        });
        for (ClientRow row : active) {
            ClientTerms terms = byName.computeIfAbsent(
                    row.client(), client -> terms(client, Grant.DEFAULT, rates.get(client), limits));
            of(row.kind()).put(row.keyId(), new Client(row.keyId(), open.apply(row.keyId(), row.secret()), terms));
            if (row.revokedAt() != null) {
                ends.put(row.keyId(), row.revokedAt());
            }
        }
    }

    private static ClientTerms terms(
            String client, Grant grant, @Nullable Integer rate, ConcurrentHashMap<String, ClientLimits> limits) {
        Integer granted = grant.rate();
        Integer own = granted == null ? rate : granted;
        int calls = own == null ? Clients.DEFAULT_RATE : own;
        return new ClientTerms(
                client,
                grant,
                Objects.requireNonNull(limits.compute(
                        client,
                        (name, before) -> before != null && before.are(calls, grant.quota())
                                ? before
                                : new ClientLimits(calls, grant.quota(), System::nanoTime))));
    }

    private Map<String, Client> of(ClientRow.Kind kind) {
        return Objects.requireNonNull(byKeyId.get(kind));
    }

    /** The key of that kind, unless it has ended since. */
    @Nullable
    Client key(ClientRow.Kind kind, String keyId, Instant now) {
        Instant end = ends.get(keyId);
        return end != null && !end.isAfter(now) ? null : of(kind).get(keyId);
    }

    /** A client that may come with tokens. */
    @Nullable
    ClientTerms bearer(String name) {
        ClientTerms terms = byName.get(name);
        return terms != null && terms.grant().bearer() ? terms : null;
    }

    long loadedAt() {
        return loadedAt;
    }
}
