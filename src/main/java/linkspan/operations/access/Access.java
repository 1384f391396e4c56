package linkspan.operations.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import linkspan.model.Sha256;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.audit.AuditStore;
import org.jspecify.annotations.Nullable;

/**
 * Knows people by name and password, their browsers by a session, programs by a token. Sessions and tokens hold on every
 * hub of the database and over its starts; a session ends after thirty idle minutes. Blocks on the database.
 */
public final class Access {
    public static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration SEEN_EVERY = Duration.ofSeconds(30);
    private static final String NAME = "[\\w.@-]{1,60}";
    private static final String TOKEN_HEAD = "lst_";

    /** What came of a login. */
    public sealed interface Login {
        /** {@code session} goes into the cookie. */
        record Welcome(Person person, String session) implements Login {}

        record Wrong() implements Login {}

        /** Too often wrong: a quarter of an hour's rest. */
        record Closed() implements Login {}
    }

    private final AccessStore store;
    private final AuditStore audit;
    private final Clock clock;
    private final SecureRandom random;
    private final Passwords passwords;
    private final LoginThrottle throttle;

    public Access(AccessStore store, AuditStore audit, Clock clock, SecureRandom random) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
        this.passwords = new Passwords(random);
        this.throttle = new LoginThrottle(clock);
    }

    /** {@code address} is where the browser is. */
    public Login login(String name, String password, String address) {
        if (!name.matches(NAME)) {
            return new Login.Wrong();
        }
        if (throttle.isClosed(name, address)) {
            return new Login.Closed();
        }
        Optional<AccessStore.User> user = store.user(name);
        String stored = user.map(AccessStore.User::password).orElse(Passwords.NOBODY);
        if (!Passwords.isRight(password, stored) || user.isEmpty()) {
            throttle.wrong(name, address);
            audit.add(name, "login-refused", name, "from " + address);
            return new Login.Wrong();
        }
        throttle.right(name);
        String session = secret();
        Instant now = clock.instant();
        store.begin(digest(session), name, now, now.minus(IDLE));
        return new Login.Welcome(new Person(name, user.get().role()), session);
    }

    /** Who has this session, if it has not been idle for too long. */
    public Optional<Person> session(String session) {
        String digest = digest(session);
        Instant now = clock.instant();
        Optional<AccessStore.Session> found =
                store.session(digest).filter(it -> it.seenAt().plus(IDLE).isAfter(now));
        if (found.isPresent() && found.get().seenAt().plus(SEEN_EVERY).isBefore(now)) {
            store.seen(digest, now);
        }
        return found.map(AccessStore.Session::person);
    }

    /** Whether it still holds. Asking is no sign of life: a page that keeps itself up to date keeps nobody signed in. */
    public boolean holds(String session) {
        Instant now = clock.instant();
        return store.session(digest(session))
                .filter(it -> it.seenAt().plus(IDLE).isAfter(now))
                .isPresent();
    }

    public void logout(String session) {
        store.end(digest(session));
    }

    /** Who has this token; nothing for one that is unknown or revoked. */
    public Optional<Person> token(String token) {
        return token.startsWith(TOKEN_HEAD) ? store.token(digest(token)) : Optional.empty();
    }

    public List<AccessStore.Holder> users() {
        return store.users();
    }

    public List<AccessStore.Holder> tokens() {
        return store.tokens();
    }

    /** False when the name is taken. Throws {@link Refused} for a password or name that will not do. */
    public boolean addUser(String name, Role role, String password, String actor) {
        requireName(name);
        requirePassword(password);
        return store.addUser(new AccessStore.User(name, role, passwords.stored(password)), clock.instant(), actor);
    }

    /** Null leaves it; the user's sessions end. False when there is no such user. */
    public boolean changeUser(String name, @Nullable Role role, @Nullable String password, String actor) {
        if (password != null) {
            requirePassword(password);
        }
        return store.changeUser(name, role, password == null ? null : passwords.stored(password), actor);
    }

    public boolean removeUser(String name, String actor) {
        return store.removeUser(name, actor);
    }

    /** The new token, shown this once; nothing when the name is taken. */
    public Optional<String> addToken(String name, Role role, String actor) {
        requireName(name);
        String token = TOKEN_HEAD + secret();
        return store.addToken(new Person(name, role), digest(token), clock.instant(), actor)
                ? Optional.of(token)
                : Optional.empty();
    }

    public boolean revokeToken(String name, String actor) {
        return store.revokeToken(name, clock.instant(), actor);
    }

    private static void requireName(String name) {
        if (!name.matches(NAME)) {
            throw new Refused(FailureCode.REQUEST_INVALID, "a name is 1 to 60 of a-z, 0-9, ., @, _ and -");
        }
    }

    private static void requirePassword(String password) {
        if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
            throw new Refused(
                    FailureCode.REQUEST_INVALID,
                    "a password has " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters");
        }
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String digest(String secret) {
        return Sha256.hex(secret.getBytes(StandardCharsets.UTF_8));
    }
}
