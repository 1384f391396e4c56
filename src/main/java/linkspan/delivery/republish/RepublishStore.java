package linkspan.delivery.republish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import linkspan.commit.outbox.Stream;
import linkspan.model.Topic;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Gives events of {@code events} a row in {@code outbox} again. */
public final class RepublishStore {
    /** Clocks of hubs differ: a later event of a key may have the earlier time, by no more than this. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private static final String LOCK = "select last_seq from streams where topic = ? and stream_key = ? for update";
    private static final String FIRST =
            "select min(seq) from events where topic = ? and stream_key = ? and occurred_at >= ?";
    private static final String FORGET =
            "delete from outbox where topic = ? and stream_key = ? and seq >= ? and occurred_at >= ?";
    /** Of the same rows. The time leads to the partitions of some days. */
    private static final String AGAIN = """
            insert into outbox (shard, topic, stream_key, seq, occurred_at)
            select cast(? as smallint), topic, stream_key, seq, occurred_at from events
            where topic = ? and stream_key = ? and seq >= ? and occurred_at >= ? order by seq""";

    private final Transactions transactions;

    public RepublishStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The next keys of a selection in the order of their topic and key; {@code after} is {@code topic/key} or empty. */
    List<Stream> keys(Selection selection, String after, int most) {
        int slash = after.indexOf('/');
        List<Object> arguments = new ArrayList<>(
                List.of(selection.since(), slash < 0 ? "" : after.substring(0, slash), after.substring(slash + 1)));
        StringBuilder sql = new StringBuilder("select distinct topic, stream_key from events"
                + " where occurred_at >= ? and (topic, stream_key) > (?, ?)");
        if (selection.topic() != null) {
            sql.append(" and topic = ?");
            arguments.add(Objects.requireNonNull(selection.topic()).wire());
        }
        if (selection.key() != null) {
            sql.append(" and stream_key = ?");
            arguments.add(Objects.requireNonNull(selection.key()));
        }
        sql.append(" order by topic, stream_key limit ").append(most);
        return transactions.run(connection -> Sql.list(
                connection,
                sql.toString(),
                row -> new Stream(new Topic(row.getString(1)), row.getString(2)),
                arguments.toArray()));
    }

    /**
     * One transaction; returns how many events. It holds the keys as a commit does, so that an event that comes meanwhile is
     * published after them; what is still in the outbox goes to its place among them and is not there twice. A relay that
     * is just sending one of those sends it again: same id.
     */
    long again(List<Stream> streams, Instant since) {
        List<Stream> sorted = streams.stream().sorted().toList(); // the order in which commits lock them
        return transactions.run(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                for (Stream stream : sorted) {
                    Sql.bind(lock, stream.topic().wire(), stream.key());
                    lock.executeQuery().close();
                }
            }
            long events = 0;
            for (Stream stream : sorted) {
                events += again(connection, stream, since);
            }
            return events;
        });
    }

    private static long again(Connection connection, Stream stream, Instant since) throws SQLException {
        String topic = stream.topic().wire();
        long first = first(connection, stream, since);
        Instant earliest = since.minus(CLOCKS);
        Sql.update(connection, FORGET, topic, stream.key(), first, earliest);
        return Sql.update(connection, AGAIN, stream.shard(), topic, stream.key(), first, earliest);
    }

    /** Later than every number when retention has just taken the key's events away. */
    private static long first(Connection connection, Stream stream, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIRST)) {
            Sql.bind(select, stream.topic().wire(), stream.key(), since);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long first = row.getLong(1);
                return row.wasNull() ? Long.MAX_VALUE : first;
            }
        }
    }

    /** True when that many or more wait to be published. */
    boolean crowded(int many) {
        return transactions.run(connection -> Sql.first(
                                connection,
                                "select count(*) from (select 1 from outbox limit " + many + ") waiting",
                                row -> row.getInt(1))
                        .orElse(0)
                >= many);
    }
}
