package linkspan.operations.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Users, tokens and sessions; each change is audited in its transaction. */
public final class AccessStore {
    /** A user, or a token, as lists show it. */
    public record Holder(
            String name,
            Role role,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /** Password as stored. */
    record User(String name, Role role, String password) {}

    /** A person's session and when the person was seen last. */
    record Session(Person person, Instant seenAt) {}

    private final Transactions transactions;
    private final AuditStore audit;

    public AccessStore(Transactions transactions, AuditStore audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    List<Holder> users() {
        return transactions.run(connection -> Sql.list(
                connection,
                "select name, role, created_at from console_users order by name",
                row -> new Holder(
                        row.getString(1),
                        role(row.getString(2)),
                        Objects.requireNonNull(Sql.instant(row, "created_at")),
                        null)));
    }

    Optional<User> user(String name) {
        return transactions.run(connection -> Sql.first(
                connection,
                "select name, role, password from console_users where name = ?",
                row -> new User(row.getString(1), role(row.getString(2)), row.getString(3)),
                name));
    }

    /** False when the name is taken. */
    boolean addUser(User user, Instant now, String actor) {
        return transactions.run(connection -> {
            int added = Sql.update(
                    connection,
                    "insert into console_users (name, role, password, created_at) values (?, ?, ?, ?)"
                            + " on conflict do nothing",
                    user.name,
                    user.role.label(),
                    user.password,
                    now);
            audit.add(connection, actor, "user-add", user.name, added == 1 ? user.role.label() : "the name is taken");
            return added == 1;
        });
    }

    /** A new role, a new password, or both; sessions end. False when there is no such user. */
    boolean changeUser(String name, @Nullable Role role, @Nullable String password, String actor) {
        return transactions.run(connection -> {
            int changed = Sql.update(
                    connection,
                    "update console_users set role = coalesce(?, role), password = coalesce(?, password)"
                            + " where name = ?",
                    role == null ? null : role.label(),
                    password,
                    name);
            endSessions(connection, name);
            audit.add(
                    connection,
                    actor,
                    "user-change",
                    name,
                    (role == null ? "" : role.label()) + (password == null ? "" : " password"));
            return changed == 1;
        });
    }

    boolean removeUser(String name, String actor) {
        return transactions.run(connection -> {
            endSessions(connection, name);
            int gone = Sql.update(connection, "delete from console_users where name = ?", name);
            audit.add(connection, actor, "user-remove", name, gone == 1 ? "removed" : "there is none");
            return gone == 1;
        });
    }

    private static void endSessions(Connection connection, String name) throws SQLException {
        Sql.update(connection, "delete from console_sessions where user_name = ?", name);
    }

    List<Holder> tokens() {
        return transactions.run(connection -> Sql.list(
                connection,
                "select name, role, created_at, revoked_at from console_tokens order by name",
                row -> new Holder(
                        row.getString(1),
                        role(row.getString(2)),
                        Objects.requireNonNull(Sql.instant(row, "created_at")),
                        Sql.instant(row, "revoked_at"))));
    }

    /** False when the name is taken. */
    boolean addToken(Person token, String digest, Instant now, String actor) {
        return transactions.run(connection -> {
            int added = Sql.update(
                    connection,
                    "insert into console_tokens (name, role, digest, created_at) values (?, ?, ?, ?)"
                            + " on conflict do nothing",
                    token.name(),
                    token.role().label(),
                    digest,
                    now);
            String outcome = added == 1 ? token.role().label() : "the name is taken";
            audit.add(connection, actor, "token-add", token.name(), outcome);
            return added == 1;
        });
    }

    boolean revokeToken(String name, Instant now, String actor) {
        return transactions.run(connection -> {
            int ended = Sql.update(
                    connection,
                    "update console_tokens set revoked_at = ? where name = ? and revoked_at is null",
                    now,
                    name);
            audit.add(connection, actor, "token-revoke", name, ended == 1 ? "revoked" : "there is none");
            return ended == 1;
        });
    }

    Optional<Person> token(String digest) {
        return transactions.run(connection -> Sql.first(
                connection,
                "select name, role from console_tokens where digest = ? and revoked_at is null",
                row -> new Person(row.getString(1), role(row.getString(2))),
                digest));
    }

    void begin(String digest, String user, Instant now, Instant tooOld) {
        transactions.run(connection -> {
            Sql.update(connection, "delete from console_sessions where seen_at < ?", tooOld);
            audit.add(connection, user, "login", user, "");
            return Sql.update(
                    connection,
                    "insert into console_sessions (digest, user_name, seen_at) values (?, ?, ?)",
                    digest,
                    user,
                    now);
        });
    }

    Optional<Session> session(String digest) {
        return transactions.run(connection -> Sql.first(
                connection,
                "select u.name, u.role, s.seen_at from console_sessions s join console_users u on u.name = s.user_name"
                        + " where s.digest = ?",
                row -> new Session(
                        new Person(row.getString(1), role(row.getString(2))),
                        Objects.requireNonNull(Sql.instant(row, "seen_at"))),
                digest));
    }

    void seen(String digest, Instant now) {
        transactions.run(connection ->
                Sql.update(connection, "update console_sessions set seen_at = ? where digest = ?", now, digest));
    }

    void end(String digest) {
        transactions.run(connection -> Sql.update(connection, "delete from console_sessions where digest = ?", digest));
    }

    private static Role role(String label) {
        return Role.find(label).orElse(Role.BUSINESS);
    }
}
