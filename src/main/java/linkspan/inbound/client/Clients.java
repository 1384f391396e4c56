package linkspan.inbound.client;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import linkspan.inbound.limit.ClientLimits;

/**
 * Who may call the API. Looks into a copy of the tables that is at most 5 s old, so that what is revoked or granted counts
 * within 5 s on every instance; a key that the copy lacks is looked for at once, at most ten times a second.
 */
public final class Clients {
    public static final int DEFAULT_RATE = 2_000;
    private static final long MISS_NANOS = 100_000_000L;

    /** One look at the tables, which all who ask meanwhile share; how it ended holds for {@link #MISS_NANOS}. */
    private record Look(CompletableFuture<ClientBook> end, long begunAt) {}

    private final ClientStore store;
    private final GrantStore grants;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random;
    private final ConcurrentHashMap<String, ClientLimits> limits = new ConcurrentHashMap<>();
    private final AtomicReference<Look> look = new AtomicReference<>();
    private final AtomicReference<ClientBook> book;

    public Clients(ClientStore store, GrantStore grants, SecretBox box, Clock clock, SecureRandom random) {
        this.store = store;
        this.grants = grants;
        this.box = box;
        this.clock = clock;
        this.random = random;
        this.book = new AtomicReference<>(load());
    }

    /** Makes a key that is usable when this returns. */
    public NewKey add(String name, int rate) {
        return add(name, rate, randomText(32), ClientRow.Kind.SECRET);
    }

    /** Of a client that signs with the private key of this one ({@link PublicKeys}); the answer holds no secret. */
    public NewKey addPublicKey(String name, int rate, String pem) {
        NewKey key = add(name, rate, PublicKeys.checked(pem), ClientRow.Kind.PUBLIC);
        return new NewKey(key.keyId(), "");
    }

    private NewKey add(String name, int rate, String secret, ClientRow.Kind kind) {
        requireName(name);
        ClientLimits.checked(rate);
        NewKey key = new NewKey("lk_" + randomText(12), secret);
        store.insert(
                new ClientRow(key.keyId(), name, box.seal(key.keyId(), secret), kind, rate, clock.instant(), null));
        takeOver(load());
        return key;
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,99}")) {
            throw new IllegalArgumentException("a client is named [a-z0-9][a-z0-9-]*");
        }
    }

    /**
     * Makes a second key; the one before it works until the overlap is over, an even older one ends now. Throws
     * {@link IllegalArgumentException} when the client has no key to change.
     */
    public NewKey rotate(String name, Duration overlap) {
        Instant now = clock.instant();
        List<ClientRow> active = store.all().stream()
                .filter(row -> row.client().equals(name) && row.kind() == ClientRow.Kind.SECRET && row.isActive(now))
                .toList();
        if (active.isEmpty()) {
            throw new IllegalArgumentException("the client " + name + " has no secret key to change");
        }
        NewKey key = add(name, active.get(active.size() - 1).rate());
        for (int i = 0; i < active.size(); i++) {
            store.end(active.get(i).keyId(), i < active.size() - 1 ? now : now.plus(overlap));
        }
        takeOver(load());
        return key;
    }

    /** Changes what is granted to a client, also to one that has no key yet; counts at once here, within 5 s elsewhere. */
    public Grant grant(String name, UnaryOperator<Grant> change) {
        requireName(name);
        Grant now = grants.change(name, change, clock.instant());
        takeOver(load());
        return now;
    }

    public List<ClientRow> list() {
        return store.all();
    }

    /** By client, those that were granted or denied something. */
    public Map<String, Grant> grants() {
        return grants.all();
    }

    /** By key id or client name; how many keys, and how many clients' tokens, end now. */
    public int revoke(String keyIdOrName) {
        int revoked = store.revoke(keyIdOrName, clock.instant());
        Grant before = grants.all().get(keyIdOrName);
        if (before != null) {
            grants.change(keyIdOrName, Grant::closed, clock.instant());
            revoked += before.bearer() ? 1 : 0;
        }
        takeOver(load());
        return revoked;
    }

    /**
     * The key with a secret when it is there and not revoked. A key of ours is found without asking the database, also
     * while that is down; one that another hub has made just now is looked for once. Throws
     * {@link linkspan.platform.database.DatabaseFailed}.
     */
    public Optional<Client> find(String keyId) {
        return find(it -> Optional.ofNullable(it.key(ClientRow.Kind.SECRET, keyId, clock.instant())));
    }

    /** The same for a public key. */
    public Optional<Client> findPublic(String keyId) {
        return find(it -> Optional.ofNullable(it.key(ClientRow.Kind.PUBLIC, keyId, clock.instant())));
    }

    /** The same for a client that may come with tokens, by its name. */
    public Optional<ClientTerms> findBearer(String name) {
        return find(it -> Optional.ofNullable(it.bearer(name)));
    }

    private ClientBook book() {
        return Objects.requireNonNull(book.get());
    }

    private <T> Optional<T> find(Function<ClientBook, Optional<T>> ask) {
        return ask.apply(book()).or(() -> ask.apply(freshBook()));
    }

    /** Takes over what other hubs have changed; to be called every few seconds. */
    public void refresh() {
        takeOver(load());
    }

    private ClientBook freshBook() {
        ClientBook current = book();
        if (System.nanoTime() - current.loadedAt() < MISS_NANOS) {
            return current;
        }
        Look before = look.get();
        long now = System.nanoTime();
        if (before != null && (!before.end.isDone() || now - before.begunAt < MISS_NANOS)) {
            return shared(before);
        }
        Look own = new Look(new CompletableFuture<>(), now);
        if (!look.compareAndSet(before, own)) {
            return freshBook();
        }
        try {
            ClientBook fresh = load();
            takeOver(fresh);
            own.end.complete(fresh);
        } catch (RuntimeException e) {
            own.end.completeExceptionally(e);
        }
        return shared(own);
    }

    /** A hundred who ask at once wait for one question, not one after the other. */
    private static ClientBook shared(Look look) {
        try {
            return look.end.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** A look that began before the one that is known now has missed what was added or revoked in between. */
    private void takeOver(ClientBook fresh) {
        book.accumulateAndGet(fresh, (known, read) -> read.loadedAt() - known.loadedAt() > 0 ? read : known);
    }

    private ClientBook load() {
        long now = System.nanoTime();
        Map<String, Grant> granted = grants.all();
        return new ClientBook(store.all(), granted, box::open, limits, clock.instant(), now);
    }

    private String randomText(int bytes) {
        byte[] random = new byte[bytes];
        this.random.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
