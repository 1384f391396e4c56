package linkspan.subscription;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import linkspan.database.Sql;
import linkspan.database.Transactions;
import linkspan.system.SystemSettings;

/** From when a system gets events: read from its settings at its first start, never again. */
public final class SystemStartStore {
    private final Transactions transactions;

    public SystemStartStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Events accepted before this are not for the system. */
    public Instant startsAt(SystemSettings settings) {
        String start = settings.require("start");
        return transactions.run(connection -> {
            Instant now = Sql.first(
                            connection, "select current_timestamp", row -> row.getObject(1, OffsetDateTime.class))
                    .orElseThrow()
                    .toInstant();
            Instant first = settings.get("start", start, text -> parse(text, now));
            Sql.update(
                    connection,
                    "insert into system_starts (system, starts_at) values (?, ?) on conflict do nothing",
                    settings.id(),
                    first);
            return Sql.first(
                            connection,
                            "select starts_at from system_starts where system = ?",
                            row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                            settings.id())
                    .orElseThrow();
        });
    }

    /** {@code now}, {@code earliest} or a time; throws {@link IllegalArgumentException} for anything else. */
    public static Instant parse(String text, Instant now) {
        try {
            return switch (text) {
                case "now" -> now;
                case "earliest" -> Instant.EPOCH;
                default -> OffsetDateTime.parse(text).toInstant();
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not now, earliest or a time like 2026-11-11T00:00:00Z");
        }
    }
}
