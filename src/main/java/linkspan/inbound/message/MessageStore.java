package linkspan.inbound.message;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import linkspan.commit.Answer;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.intent.LateAnswer;
import linkspan.inbound.request.Envelope;
import linkspan.model.SoundText;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Stores each message once: the unit that comes second under a key gets the first one's answer, or 422 when it is another
 * request.
 */
public final class MessageStore implements UnitStore {
    private record Share(UnitInCommit unit, ReceivedMessage message) {}

    private record Stored(String digest, Answer answer) {}

    /** The status of a message whose answer comes with a later unit (RFC 9110 §15.2: no final answer). */
    private static final int RUNNING = 102;

    private static final int LONGEST_TYPE = 200;
    private static final int LONGEST_ERROR = 2_000;
    private final Transactions transactions;
    private final Envelope envelope;
    private final Clock clock;

    public MessageStore(Transactions transactions, Envelope envelope, Clock clock) {
        this.transactions = transactions;
        this.envelope = envelope;
        this.clock = clock;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        answerLate(connection, units);
        List<Share> shares =
                shares(units).stream().filter(share -> share.unit.open()).toList();
        if (shares.isEmpty()) {
            return;
        }
        int[] inserted = insert(connection, shares);
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 0) {
                settle(connection, shares.get(i));
            } else if (inserted[i] == Statement.SUCCESS_NO_INFO) {
                throw new SQLException("the driver does not say which rows were inserted");
            }
        }
        CrashPoint.at("A5");
    }

    private int[] insert(Connection connection, List<Share> shares) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into messages (message_id, client, method, route, idempotency_key, digest, traceparent,
                  content_type, body, state, error, status, answer_type, answer, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")) {
            for (Share share : shares) {
                ReceivedMessage message = share.message;
                Answer answer = message.running() ? new Answer(RUNNING, "", "") : share.unit.answer();
                Sql.bind(
                        statement,
                        message.id(),
                        message.key().client(),
                        message.key().method(),
                        message.key().route(),
                        message.key().key(),
                        message.digest(),
                        message.traceparent(),
                        SoundText.words(message.contentType(), LONGEST_TYPE),
                        message.body().bytes(),
                        message.state(),
                        words(message.error()),
                        answer.status(),
                        answer.contentType(),
                        answer.body().getBytes(StandardCharsets.UTF_8),
                        clock.instant().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** In a statement of its own: it sees what the first one committed while the insert waited for it. */
    private void settle(Connection connection, Share share) throws SQLException {
        Stored first = stored(connection, share.message.key())
                .orElseThrow(() -> new SQLException("a message is neither new nor there"));
        if (first.digest.equals(share.message.digest())) {
            if (first.answer.status() == RUNNING) {
                stillRunning(share.unit);
                return;
            }
            share.unit.replayWith(first.answer);
            return;
        }
        share.unit.refuseWith(envelope.failure(share.unit, new Refused(FailureCode.IDEMPOTENCY_KEY_REUSED, "")));
    }

    private void stillRunning(UnitInCommit unit) {
        unit.refuseWith(
                envelope.failure(unit, new Refused(FailureCode.STILL_RUNNING, "")), FailureCode.STILL_RUNNING.label());
    }

    /** The second units of messages that are running; whoever finds an answer there has come too late. */
    private void answerLate(Connection connection, List<UnitInCommit> units) throws SQLException {
        List<UnitInCommit> late = units.stream()
                .filter(unit -> unit.open() && unit.part(LateAnswer.class) != null)
                .sorted(Comparator.comparing(MessageStore::lateId))
                .toList();
        for (UnitInCommit unit : late) {
            if (answerRunning(connection, lateId(unit), unit.answer())) {
                continue;
            }
            Optional<Stored> first = Sql.first(
                    connection,
                    "select digest, status, answer_type, answer from messages where message_id = ?",
                    MessageStore::read,
                    lateId(unit));
            first.ifPresent(stored -> unit.replayWith(stored.answer));
        }
    }

    private static String lateId(UnitInCommit unit) {
        return Objects.requireNonNull(unit.part(LateAnswer.class)).messageId();
    }

    private static boolean answerRunning(Connection connection, String messageId, Answer answer) throws SQLException {
        return Sql.update(
                        connection,
                        "update messages set status = ?, answer_type = ?, answer = ? where message_id = ? and status = "
                                + RUNNING,
                        answer.status(),
                        answer.contentType(),
                        answer.body().getBytes(StandardCharsets.UTF_8),
                        messageId)
                == 1;
    }

    /** What the orders' store has decided under their locks is what is told again. A failure of ours is told once. */
    private static void answerAnew(Connection connection, List<UnitInCommit> units) throws SQLException {
        for (UnitInCommit unit : units) {
            ReceivedMessage message = unit.part(ReceivedMessage.class);
            String id = message != null ? message.id() : unit.part(LateAnswer.class) != null ? lateId(unit) : null;
            if (id == null || !unit.isAnswered() && !(unit.refused() && message == null)) {
                continue;
            }
            Answer answer = unit.answer();
            if (answer.status() >= 500) {
                Sql.update(connection, "delete from messages where message_id = ?", id);
                continue;
            }
            Sql.update(
                    connection,
                    "update messages set status = ?, answer_type = ?, answer = ? where message_id = ?",
                    answer.status(),
                    answer.contentType(),
                    answer.body().getBytes(StandardCharsets.UTF_8),
                    id);
        }
    }

    /**
     * Where another store has refused a unit, the message holds that answer, or is kept where its sender would never mend it.
     * A repetition in the same group is told the same.
     */
    @Override
    public void conclude(Connection connection, List<UnitInCommit> units) throws SQLException {
        answerAnew(connection, units);
        List<Share> refused =
                shares(units).stream().filter(share -> share.unit.refused()).toList();
        for (Share share : refused) {
            KeepWhenRefused keep = share.unit.part(KeepWhenRefused.class);
            if (keep == null) {
                answer(connection, share.message, share.unit.answer());
            } else if (answer(connection, share.message.kept(share.unit.because()), keep.answer())) {
                share.unit.keepWith(keep.answer());
            }
        }
        keep(connection, units);
        if (!refused.isEmpty() || units.stream().anyMatch(UnitInCommit::isAnswered)) {
            for (Share share : shares(units)) {
                if (share.unit.replayed()) {
                    settle(connection, share);
                }
            }
        }
    }

    /** Of what is stored only when it is refused. */
    private void keep(Connection connection, List<UnitInCommit> units) throws SQLException {
        List<Share> letters = new ArrayList<>();
        for (UnitInCommit unit : units) {
            LetterWhenRefused letter = unit.part(LetterWhenRefused.class);
            if (letter != null && unit.refused()) {
                letters.add(new Share(unit, letter.message().get().kept(unit.because())));
            }
        }
        if (!letters.isEmpty()) {
            insert(connection, letters);
            letters.forEach(letter -> letter.unit.keepWith(letter.unit.answer()));
        }
    }

    /** False: no row has this id, since the key was another request's. */
    private static boolean answer(Connection connection, ReceivedMessage message, Answer answer) throws SQLException {
        int written = Sql.update(
                connection,
                "update messages set state = ?, error = ?, status = ?, answer_type = ?, answer = ? where message_id = ?",
                message.state(),
                words(message.error()),
                answer.status(),
                answer.contentType(),
                answer.body().getBytes(StandardCharsets.UTF_8),
                message.id());
        return written == 1;
    }

    private static @Nullable String words(@Nullable String error) {
        return error == null ? null : SoundText.words(error, LONGEST_ERROR);
    }

    /** What the first message under this key was told, when it was the same request. */
    public Optional<Answer> answerTo(ReceivedMessage message) {
        return transactions
                .run(connection -> stored(connection, message.key()))
                .filter(stored -> stored.digest.equals(message.digest()) && stored.answer.status() != RUNNING)
                .map(Stored::answer);
    }

    private static Optional<Stored> stored(Connection connection, MessageKey key) throws SQLException {
        return Sql.first(connection, """
                select digest, status, answer_type, answer from messages
                where client = ? and method = ? and route = ? and idempotency_key = ?""", MessageStore::read, key.client(), key.method(), key.route(), key.key());
    }

    private static Stored read(ResultSet row) throws SQLException {
        String body = new String(row.getBytes("answer"), StandardCharsets.UTF_8);
        return new Stored(
                row.getString("digest"), new Answer(row.getInt("status"), row.getString("answer_type"), body));
    }

    private static List<Share> shares(List<UnitInCommit> units) {
        List<Share> shares = new ArrayList<>();
        for (UnitInCommit unit : units) {
            ReceivedMessage message = unit.part(ReceivedMessage.class);
            if (message != null) {
                shares.add(new Share(unit, message));
            }
        }
        shares.sort(Comparator.comparing(share -> share.message.key()));
        return shares;
    }
}
