package linkspan.inbound.deadletter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.inbound.message.MessageKey;
import linkspan.inbound.request.Body;
import linkspan.inbound.route.page.PartOf;
import linkspan.inbound.route.page.TakenApart;
import linkspan.model.SoundText;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** The dead letters among {@code messages}, of state {@code kept}. Of two replays of a message the second finds it replayed and is dropped. */
public final class DeadMessageStore implements UnitStore {
    /** A message as it came. */
    record Original(MessageKey key, @Nullable String traceparent, String contentType, Body body) {}

    private record Share(UnitInCommit unit, ReplayOf replay) {}

    private static final int LONGEST_ERROR = 2_000;
    private final Transactions transactions;

    public DeadMessageStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        for (Share share : shares(units)) {
            if (share.unit.open() && move(connection, share.replay.messageId()) == 0) {
                share.unit.drop();
            }
        }
        takeApart(connection, units);
    }

    /** Its parts follow it: what somebody else has taken apart, replayed or discarded meanwhile has none. */
    private static void takeApart(Connection connection, List<UnitInCommit> units) throws SQLException {
        Set<String> gone = new TreeSet<>();
        for (UnitInCommit unit : units) {
            TakenApart page = unit.part(TakenApart.class);
            if (page != null && unit.open() && move(connection, page.messageId()) == 0) {
                gone.add(page.messageId());
                unit.drop();
            }
        }
        for (UnitInCommit unit : units) {
            PartOf part = unit.part(PartOf.class);
            if (part != null && unit.open() && gone.contains(part.messageId())) {
                unit.drop();
            }
        }
    }

    private static int move(Connection connection, String messageId) throws SQLException {
        return Sql.update(
                connection,
                "update messages set state = 'replayed', error = null where message_id = ? and state = 'kept'",
                messageId);
    }

    /** A replay that another store refused leaves its message the dead letter that it was. */
    @Override
    public void conclude(Connection connection, List<UnitInCommit> units) throws SQLException {
        for (Share share : shares(units)) {
            if (share.unit.refused()) {
                Sql.update(
                        connection,
                        "update messages set state = 'kept', error = ? where message_id = ? and state = 'replayed'",
                        cut(share.unit.because()),
                        share.replay.messageId());
            }
        }
    }

    /** Notes the newest error of a message that is kept. */
    void stillKept(String messageId, String error) {
        transactions.run(connection -> Sql.update(
                connection,
                "update messages set error = ? where message_id = ? and state = 'kept'",
                cut(error),
                messageId));
    }

    /** False when it is not kept. */
    boolean discard(String messageId) {
        return transactions.run(connection -> Sql.update(
                        connection,
                        "update messages set state = 'discarded' where message_id = ? and state = 'kept'",
                        messageId)
                == 1);
    }

    Optional<String> state(String messageId, String client) {
        return transactions.run(connection -> Sql.first(
                connection,
                "select state from messages where message_id = ? and client = ?",
                row -> row.getString(1),
                messageId,
                client));
    }

    Optional<Original> find(String messageId) {
        return transactions.run(connection -> Sql.first(
                connection,
                "select client, method, route, idempotency_key, traceparent, content_type, body from messages where"
                        + " message_id = ? and state = 'kept'",
                row -> new Original(
                        new MessageKey(
                                row.getString("client"),
                                row.getString("method"),
                                row.getString("route"),
                                row.getString("idempotency_key")),
                        row.getString("traceparent"),
                        Objects.requireNonNullElse(row.getString("content_type"), ""),
                        new Body(row.getBytes("body"))),
                messageId));
    }

    private static List<Share> shares(List<UnitInCommit> units) {
        List<Share> shares = new ArrayList<>();
        for (UnitInCommit unit : units) {
            ReplayOf replay = unit.part(ReplayOf.class);
            if (replay != null) {
                shares.add(new Share(unit, replay));
            }
        }
        shares.sort(Comparator.comparing(share -> share.replay.messageId()));
        return shares;
    }

    private static String cut(String text) {
        return SoundText.words(text, LONGEST_ERROR);
    }
}
