package linkspan.operations.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import linkspan.delivery.key.PendingState;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Reads all dead letters: those of deliveries from {@code pending}, those of inbound messages from {@code messages}. */
public final class LetterStore {
    /** Where an event stands for a system: what has to be locked before anything is decided. */
    record Place(LetterId id, String topic, String key) {}

    private static final String DELIVERY = "select system, topic, stream_key, seq, event_id, event_type, source,"
            + " traceparent, occurred_at, state, attempts, code, error, failed_at, data from pending"
            + " where event_id = ? and system = ?";
    private static final String DELIVERIES = "select system, event_id, event_type, stream_key, state, attempts, code,"
            + " error, occurred_at, failed_at from pending where state in " + PendingState.DEAD_LETTERS;
    /** What is not one of the hub's codes is the mapping's words. */
    private static final String CODE = "left(error, greatest(position(':' in error) - 1, 0))";

    private static final String MESSAGE_COLUMNS =
            "select client as system, message_id as event_id, route as event_type,"
                    + " idempotency_key as stream_key, state, 1 as attempts, case when " + CODE + " in ("
                    + Arrays.stream(FailureCode.values())
                            .map(code -> "'" + code.label() + "'")
                            .collect(Collectors.joining(", "))
                    + ") then " + CODE + " else '" + FailureCode.MAPPING_FAILED.label() + "' end as code, error,"
                    + " received_at as occurred_at, received_at as failed_at";
    private static final String MESSAGES = MESSAGE_COLUMNS + " from messages where state = 'kept'";
    private static final String MESSAGE = MESSAGE_COLUMNS
            + ", traceparent, body from messages where state = 'kept' and message_id = ? and client = ?";
    /** All letters as rows with their place in their stream, for those who choose many at once. */
    public static final String ROWS = "select system, event_id, event_type, topic, stream_key, seq, state, code, error,"
            + " occurred_at, failed_at from pending where state in " + PendingState.DEAD_LETTERS
            + " union all select system, event_id, event_type, '' as topic, stream_key, 0 as seq, state, code, error,"
            + " occurred_at, failed_at from (" + MESSAGES + ") kept";

    private static final String NEWEST_FIRST = " order by failed_at desc, system desc, event_id desc";
    private final Transactions transactions;

    public LetterStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Newest first, both tables as one. */
    List<Letter> list(LetterFilter filter, LetterPage page) {
        List<Object> arguments = new ArrayList<>();
        String deliveries = part(DELIVERIES, filter, page, arguments);
        String messages = part(MESSAGES, filter, page, arguments);
        String sql = "select * from (" + deliveries + ") union all select * from (" + messages + ")" + NEWEST_FIRST
                + " fetch first " + page.limit() + " rows only";
        return transactions.run(connection -> Sql.list(connection, sql, LetterStore::letter, arguments.toArray()));
    }

    /** Filtered before it is limited, so that the index is read from its end and no further. */
    private static String part(String select, LetterFilter filter, LetterPage page, List<Object> arguments) {
        StringBuilder sql = new StringBuilder("select * from (" + select + ") part where true");
        equal("system", filter.system(), sql, arguments);
        equal("code", filter.code(), sql, arguments);
        equal("stream_key", filter.key(), sql, arguments);
        equal("state", filter.state(), sql, arguments);
        LetterPage.Cursor before = page.before();
        if (before != null) {
            sql.append(" and failed_at <= ? and (failed_at < ? or system < ? or system = ? and event_id < ?)");
            String system = before.id().system();
            arguments.addAll(List.of(
                    before.failedAt(),
                    before.failedAt(),
                    system,
                    system,
                    before.id().thing()));
        }
        return sql + NEWEST_FIRST + " fetch first " + page.limit() + " rows only";
    }

    private static void equal(String column, @Nullable String value, StringBuilder sql, List<Object> arguments) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            arguments.add(value);
        }
    }

    /** A dead letter of any age; also a delivery that was replayed and has not ended yet. */
    Optional<LetterContent> find(LetterId id) {
        return transactions.run(connection -> {
            Optional<LetterContent> delivery =
                    Sql.first(connection, DELIVERY, LetterStore::delivery, id.thing(), id.system());
            if (delivery.isEmpty()) {
                return Sql.first(connection, MESSAGE, LetterStore::message, id.thing(), id.system());
            }
            LetterContent it = delivery.get();
            return Optional.of(new LetterContent(
                    it.letter(),
                    it.facts(),
                    it.traceparent(),
                    it.payload(),
                    history(connection, id, it),
                    behind(connection, it)));
        });
    }

    private static List<LetterContent.Attempt> history(Connection connection, LetterId id, LetterContent letter)
            throws SQLException {
        return Sql.list(
                connection,
                "select attempts, outcome, code, detail, started_at, ended_at from deliveries where topic = ?"
                        + " and stream_key = ? and system = ? and event_id = ? order by delivery_id",
                row -> new LetterContent.Attempt(
                        row.getInt("attempts"),
                        row.getString("outcome"),
                        row.getString("code"),
                        row.getString("detail"),
                        Objects.requireNonNull(Sql.instant(row, "started_at")),
                        Objects.requireNonNull(Sql.instant(row, "ended_at"))),
                letter.facts().get("topic"),
                letter.letter().key(),
                id.system(),
                id.thing());
    }

    private static long behind(Connection connection, LetterContent letter) throws SQLException {
        return Sql.first(
                        connection,
                        "select count(*) from pending where system = ? and topic = ? and stream_key = ? and seq > ?",
                        row -> row.getLong(1),
                        letter.letter().system(),
                        letter.facts().get("topic"),
                        letter.letter().key(),
                        Long.valueOf(Objects.requireNonNull(letter.facts().get("sequence"))))
                .orElse(0L);
    }

    /** Nothing when the event was never tried at that system. */
    Optional<Place> place(LetterId id) {
        Sql.Row<Place> reader = row -> new Place(id, row.getString(1), row.getString(2));
        return transactions.run(connection -> {
            Optional<Place> waiting = Sql.first(
                    connection,
                    "select topic, stream_key from pending where event_id = ? and system = ?",
                    reader,
                    id.thing(),
                    id.system());
            return waiting.isPresent()
                    ? waiting
                    : Sql.first(
                            connection,
                            "select d.topic, d.stream_key from events e join deliveries d on d.topic = e.topic"
                                    + " and d.stream_key = e.stream_key and d.event_id = e.event_id"
                                    + " where e.event_id = ? and d.system = ? limit 1",
                            reader,
                            id.thing(),
                            id.system());
        });
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                new LetterId(row.getString("system"), row.getString("event_id")).toString(),
                row.getString("state"),
                row.getString("system"),
                EventType.labelOf(row.getString("event_type")),
                row.getString("stream_key"),
                row.getInt("attempts"),
                row.getString("code"),
                row.getString("error"),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                Sql.instant(row, "failed_at"));
    }

    private static LetterContent delivery(ResultSet row) throws SQLException {
        Map<String, String> facts = Map.of(
                "eventId", row.getString("event_id"),
                "eventType", row.getString("event_type"),
                "topic", row.getString("topic"),
                "sequence", Long.toString(row.getLong("seq")),
                "source", row.getString("source"));
        return content(row, facts, "data");
    }

    private static LetterContent message(ResultSet row) throws SQLException {
        return content(row, Map.of("deliveryId", row.getString("stream_key")), "body");
    }

    private static LetterContent content(ResultSet row, Map<String, String> facts, String payload) throws SQLException {
        String text = new String(row.getBytes(payload), UTF_8);
        return new LetterContent(letter(row), facts, row.getString("traceparent"), text, List.of(), 0);
    }
}
