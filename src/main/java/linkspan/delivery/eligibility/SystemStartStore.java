package linkspan.delivery.eligibility;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.model.EventType;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import linkspan.platform.system.SystemSettings;

/** From when a system gets events: read from its settings at its first start, never again. */
public final class SystemStartStore {
    /** Hubs that start at once write the same rows; on a machine that has much to do a commit may take seconds. */
    private static final Duration BEHIND_OTHERS = Duration.ofSeconds(30);

    private final Transactions transactions;

    public SystemStartStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Events accepted before this are not for the system. */
    public Instant startsAt(SystemSettings settings) {
        String start = settings.require("start");
        return transactions.runBehindOthers(BEHIND_OTHERS, connection -> {
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

    /**
     * From when the system takes events of these types: from its own start those that it had first, from now on those that
     * come later.
     */
    public Map<EventType, Instant> startsAt(String system, Set<EventType> types, Instant systemStart) {
        return transactions.runBehindOthers(BEHIND_OTHERS, connection -> {
            boolean first = Sql.first(
                            connection, "select 1 from system_events where system = ? limit 1", row -> true, system)
                    .isEmpty();
            for (EventType type : types) {
                Sql.update(
                        connection,
                        "insert into system_events (system, event_type, starts_at) values (?, ?, "
                                + (first ? "?" : "greatest(?, current_timestamp)") + ") on conflict do nothing",
                        system,
                        type.name(),
                        systemStart);
            }
            record Row(String type, Instant start) {}
            Map<String, EventType> byName = types.stream().collect(Collectors.toMap(EventType::name, it -> it));
            return Sql.list(
                            connection,
                            "select event_type, starts_at from system_events where system = ?",
                            row -> new Row(
                                    row.getString(1),
                                    row.getObject(2, OffsetDateTime.class).toInstant()),
                            system)
                    .stream()
                    .filter(row -> byName.containsKey(row.type))
                    .collect(Collectors.toMap(row -> Objects.requireNonNull(byName.get(row.type)), Row::start));
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
