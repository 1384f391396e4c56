package linkspan.inbound.client;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who may call the API. Looks into a copy of the table that is at most 5 s old, so that a revoked key ends within 5 s on
 * every instance; a key that the copy lacks is looked for at once, at most ten times a second.
 */
public final class Clients {
    public static final int DEFAULT_RATE = 2_000;
    private static final long MISS_NANOS = 100_000_000L;

    private record Copy(Map<String, Client> byKeyId, long loadedAt) {}

    /** One look at the table, which all who ask meanwhile share; how it ended holds for {@link #MISS_NANOS}. */
    private record Look(CompletableFuture<Copy> end, long begunAt) {}

    private final ClientStore store;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final AtomicReference<Look> look = new AtomicReference<>();
    private volatile Copy copy;

    public Clients(ClientStore store, SecretBox box, Clock clock, SecureRandom random) {
        this.store = store;
        this.box = box;
        this.clock = clock;
        this.random = random;
        this.copy = load();
    }

    /** Makes a key that is usable when this returns. */
    public NewKey add(String name, int rate) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,99}")) {
            throw new IllegalArgumentException("a client is named [a-z0-9][a-z0-9-]*");
        }
        if (rate < 1 || rate > 1_000_000) {
            throw new IllegalArgumentException("rate " + rate + " is not within 1 and 1000000");
        }
        NewKey key = new NewKey("lk_" + randomText(12), randomText(32));
        store.insert(
                new ClientRow(key.keyId(), name, box.seal(key.keyId(), key.secret()), rate, clock.instant(), null));
        copy = load();
        return key;
    }

    public List<ClientRow> list() {
        return store.all();
    }

    /** By key id or client name; how many keys end now. */
    public int revoke(String keyIdOrName) {
        int revoked = store.revoke(keyIdOrName, clock.instant());
        copy = load();
        return revoked;
    }

    /**
     * The key when it is there and not revoked. A key of ours is found without asking the database, also while that is
     * down; one that another hub has made just now is looked for once. Throws {@link linkspan.platform.database.DatabaseFailed}.
     */
    public Optional<Client> find(String keyId) {
        Client known = copy.byKeyId.get(keyId);
        return Optional.ofNullable(known == null ? freshCopy().byKeyId.get(keyId) : known);
    }

    /** Takes over what other hubs have added or revoked; to be called every few seconds. */
    public void refresh() {
        copy = load();
    }

    private Copy freshCopy() {
        Copy current = copy;
        if (System.nanoTime() - current.loadedAt < MISS_NANOS) {
            return current;
        }
        Look before = look.get();
        long now = System.nanoTime();
        if (before != null && (!before.end.isDone() || now - before.begunAt < MISS_NANOS)) {
            return shared(before);
        }
        Look own = new Look(new CompletableFuture<>(), now);
        if (!look.compareAndSet(before, own)) {
            return freshCopy();
        }
        try {
            Copy fresh = load();
            copy = fresh;
            own.end.complete(fresh);
        } catch (RuntimeException e) {
            own.end.completeExceptionally(e);
        }
        return shared(own);
    }

    /** A hundred who ask at once wait for one question, not one after the other. */
    private static Copy shared(Look look) {
        try {
            return look.end.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Copy load() {
        long now = System.nanoTime();
        Map<String, Client> active = new HashMap<>();
        for (ClientRow row : store.all()) {
            if (row.revokedAt() == null) {
                String secret = box.open(row.keyId(), row.secret());
                TokenBucket bucket =
                        buckets.computeIfAbsent(row.keyId(), id -> new TokenBucket(row.rate(), System::nanoTime));
                active.put(row.keyId(), new Client(row.keyId(), row.client(), secret, bucket));
            }
        }
        return new Copy(Map.copyOf(active), now);
    }

    private String randomText(int bytes) {
        byte[] random = new byte[bytes];
        this.random.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
