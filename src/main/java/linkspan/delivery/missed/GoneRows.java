package linkspan.delivery.missed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import linkspan.model.EventType;
import linkspan.platform.database.Sql;

/**
 * Finds numbers of keys that a system lacks and that stand nowhere any more. Only what is certain: either the history of
 * another system tells that the event was of a type that this one takes, or this one takes every type of the topic.
 */
final class GoneRows {
    /** How many of a key are gone. */
    record Gone(String key, long numbers) {}

    private static final String TOLD = """
            select d.stream_key, count(distinct d.seq) from deliveries d
            join system_events t on t.system = ? and t.event_type = d.event_type and t.starts_at <= d.ended_at
            left join key_positions k on k.system = ? and k.topic = d.topic and k.stream_key = d.stream_key
            where d.topic = ? and d.stream_key = any(?) and d.event_type = any(?) and d.seq > coalesce(k.done_seq, 0)
            and not exists (select 1 from events e
             where e.topic = d.topic and e.stream_key = d.stream_key and e.seq = d.seq)
            and not exists (select 1 from pending p
             where p.system = ? and p.topic = d.topic and p.stream_key = d.stream_key and p.seq = d.seq)
            and exists (select 1 from key_positions o where o.system = ? and o.topic = ?)
            group by d.stream_key order by d.stream_key""";
    private static final String COUNTED = """
            select s.stream_key, s.last_seq - k.done_seq - (select count(*) from events e
              where e.topic = s.topic and e.stream_key = s.stream_key and e.seq > k.done_seq)
             - (select count(*) from pending p where p.system = k.system and p.topic = s.topic
              and p.stream_key = s.stream_key and p.seq > k.done_seq and not exists (select 1 from events e
               where e.topic = p.topic and e.stream_key = p.stream_key and e.seq = p.seq))
            from streams s join key_positions k on k.system = ? and k.topic = s.topic and k.stream_key = s.stream_key
            where s.topic = ? and s.stream_key = any(?) and k.done_seq > 0 order by s.stream_key""";

    private GoneRows() {}

    /** @param all the system takes every event of the topic */
    static List<Gone> of(Connection connection, MissedStore.Wanted wanted, boolean all, List<String> keys)
            throws SQLException {
        List<String> own = keys.stream().filter(key -> concerns(wanted, key)).toList();
        if (own.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>();
        Object texts = connection.createArrayOf("varchar", own.toArray());
        if (all) {
            arguments.addAll(List.of(wanted.system(), wanted.topic(), texts));
        } else {
            Object[] types = wanted.routed().stream().map(EventType::name).toArray();
            arguments.addAll(List.of(
                    wanted.system(),
                    wanted.system(),
                    wanted.topic(),
                    texts,
                    connection.createArrayOf("varchar", types),
                    wanted.system(),
                    wanted.system(),
                    wanted.topic()));
        }
        return Sql.list(
                        connection,
                        arguments.size() == 3 ? COUNTED : TOLD,
                        row -> new Gone(row.getString(1), row.getLong(2)),
                        arguments.toArray())
                .stream()
                .filter(gone -> gone.numbers > 0)
                .toList();
    }

    private static boolean concerns(MissedStore.Wanted wanted, String key) {
        return wanted.routed().stream().anyMatch(type -> wanted.channel().mayConcern(type, key));
    }
}
