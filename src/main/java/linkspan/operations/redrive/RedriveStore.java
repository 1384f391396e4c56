package linkspan.operations.redrive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import linkspan.model.Json;
import linkspan.model.kind.EventTypes;
import linkspan.operations.letters.LetterId;
import linkspan.operations.letters.LetterStore;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Plans as rows: what a plan takes is fixed when it is made, how far it is survives any start. */
public final class RedriveStore {
    /** More is several plans. */
    static final int MOST = 100_000;

    private static final String COLUMNS =
            "select redrive_id, made_by, made_at, filter, per_second, failure_limit, state," + " why from redrives";
    private static final String ITEMS =
            "select place, system, thing, topic, stream_key, state, note from redrive_items";
    private final Transactions transactions;
    private final AuditStore audit;
    private final EventTypes events;

    public RedriveStore(Transactions transactions, AuditStore audit, EventTypes events) {
        this.events = events;
        this.transactions = transactions;
        this.audit = audit;
    }

    private String matching(RedriveFilter filter, List<Object> arguments) {
        StringBuilder sql = new StringBuilder(" from (" + LetterStore.ROWS + ") letter where state <> 'uncertain'");
        String event = filter.event();
        equal("system", filter.system(), sql, arguments);
        equal("code", filter.code(), sql, arguments);
        equal("stream_key", filter.key(), sql, arguments);
        equal("event_type", event == null ? null : stored(event), sql, arguments);
        if (filter.text() != null) {
            sql.append(" and position(lower(?) in lower(error)) > 0");
            arguments.add(filter.text());
        }
        if (filter.since() != null) {
            sql.append(" and failed_at >= ?");
            arguments.add(filter.since());
        }
        if (filter.until() != null) {
            sql.append(" and failed_at < ?");
            arguments.add(filter.until());
        }
        return sql.toString();
    }

    /** As it stands in the rows: an event's name, or a route. */
    private String stored(String event) {
        return events.find(event).map(kind -> kind.type().name()).orElse(event);
    }

    private static void equal(String column, @Nullable String value, StringBuilder sql, List<Object> arguments) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            arguments.add(value);
        }
    }

    /** How many letters match. */
    long count(RedriveFilter filter) {
        List<Object> arguments = new ArrayList<>();
        String sql = "select count(*)" + matching(filter, arguments);
        return transactions.run(connection -> Sql.first(connection, sql, row -> row.getLong(1), arguments.toArray())
                .orElse(0L));
    }

    /** Some of them, the oldest first. */
    List<String> sample(RedriveFilter filter, int most) {
        List<Object> arguments = new ArrayList<>();
        String sql = "select system, event_id" + matching(filter, arguments)
                + " order by occurred_at, seq, event_id fetch first " + most + " rows only";
        return transactions.run(connection -> Sql.list(
                connection,
                sql,
                row -> new LetterId(row.getString(1), row.getString(2)).toString(),
                arguments.toArray()));
    }

    /** Fixes what it takes, in the order in which the letters were accepted. */
    void plan(Redrive plan) {
        List<Object> arguments = new ArrayList<>(List.of(plan.id()));
        String items = "insert into redrive_items (redrive_id, place, system, thing, topic, stream_key, state)"
                + " select ?, cast(row_number() over (order by occurred_at, seq, event_id) as int), system, event_id, topic,"
                + " stream_key, 'planned'" + matching(plan.filter(), arguments)
                + " order by occurred_at, seq, event_id fetch first " + MOST + " rows only";
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    "insert into redrives (redrive_id, made_by, made_at, filter, per_second, failure_limit, state)"
                            + " values (?, ?, ?, ?, ?, ?, 'planned')",
                    plan.id(),
                    plan.by(),
                    plan.at(),
                    Json.text(plan.filter().json()),
                    plan.perSecond(),
                    plan.failureLimit());
            int letters = Sql.update(connection, items, arguments.toArray());
            audit.add(connection, plan.by(), "redrive-plan", plan.id(), letters + " letters");
            return letters;
        });
    }

    List<Redrive> list() {
        return transactions.run(connection -> {
            List<Redrive> plans = new ArrayList<>();
            for (Redrive plan : Sql.list(
                    connection, COLUMNS + " order by made_at desc fetch first 100 rows only", RedriveStore::redrive)) {
                plans.add(counted(connection, plan));
            }
            return plans;
        });
    }

    Optional<Redrive> find(String id) {
        return transactions.run(connection -> find(connection, id));
    }

    private static Optional<Redrive> find(Connection connection, String id) throws SQLException {
        Optional<Redrive> plan = Sql.first(connection, COLUMNS + " where redrive_id = ?", RedriveStore::redrive, id);
        return plan.isEmpty() ? plan : Optional.of(counted(connection, plan.get()));
    }

    private static Redrive counted(Connection connection, Redrive plan) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        Sql.list(
                connection,
                "select state, count(*) from redrive_items where redrive_id = ? group by state",
                row -> counts.put(row.getString(1), row.getInt(2)),
                plan.id());
        return new Redrive(
                plan.id(),
                plan.by(),
                plan.at(),
                plan.filter(),
                plan.perSecond(),
                plan.failureLimit(),
                plan.state(),
                plan.why(),
                new Redrive.Counts(
                        counts.getOrDefault("planned", 0),
                        counts.getOrDefault("sent", 0),
                        counts.getOrDefault("delivered", 0),
                        counts.getOrDefault("failed", 0),
                        counts.getOrDefault("skipped", 0)));
    }

    private static Redrive redrive(ResultSet row) throws SQLException {
        return new Redrive(
                row.getString("redrive_id"),
                row.getString("made_by"),
                Objects.requireNonNull(Sql.instant(row, "made_at")),
                RedriveFilter.of(Json.read(row.getString("filter"))),
                row.getInt("per_second"),
                row.getInt("failure_limit"),
                RedriveState.of(row.getString("state")),
                row.getString("why"),
                new Redrive.Counts(0, 0, 0, 0, 0));
    }

    /** What a person, or the plan's own limit, decides. False when the plan stands where that does not go. */
    boolean change(String id, RedriveState from, RedriveState to, @Nullable String why, String actor) {
        return transactions.run(connection -> {
            int changed = Sql.update(
                    connection,
                    "update redrives set state = ?, why = ? where redrive_id = ? and state = ?",
                    to.label(),
                    why,
                    id,
                    from.label());
            if (changed == 1) {
                audit.add(connection, actor, "redrive-" + to.label(), id, why == null ? "" : why);
            }
            return changed == 1;
        });
    }

    /** Plans that run and that this hub holds from now on; others hold theirs until {@code now}. */
    List<Redrive> hold(String hub, Instant now, Instant until) {
        return transactions.run(connection -> {
            List<Redrive> held = new ArrayList<>();
            for (String id : Sql.list(
                    connection, "select redrive_id from redrives where state = 'running'", row -> row.getString(1))) {
                int taken = Sql.update(
                        connection,
                        "update redrives set held_by = ?, held_until = ? where redrive_id = ? and state = 'running'"
                                + " and (held_by is null or held_by = ? or held_until < ?)",
                        hub,
                        until,
                        id,
                        hub,
                        now);
                if (taken == 1) {
                    find(connection, id).ifPresent(held::add);
                }
            }
            return held;
        });
    }

    /** Any of a plan, by place. */
    List<RedriveItem> items(String id, int after, int most) {
        return transactions.run(connection -> Sql.list(
                connection,
                ITEMS + " where redrive_id = ? and place > ? order by place fetch first " + most + " rows only",
                RedriveStore::item,
                id,
                after));
    }

    /** The next to go: of a key that has one on its way none. */
    List<RedriveItem> next(String id, int most) {
        return transactions.run(connection -> {
            Sql.update(connection, """
                    update redrive_items set state = 'skipped', note = 'an earlier letter of its key failed again'
                    where redrive_id = ? and state = 'planned' and exists (select 1 from redrive_items e
                      where e.redrive_id = redrive_items.redrive_id and e.system = redrive_items.system
                      and e.stream_key = redrive_items.stream_key and e.place < redrive_items.place
                      and e.topic <> '' and e.state = 'failed')""", id);
            return Sql.list(
                    connection,
                    ITEMS
                            + " i where redrive_id = ? and state = 'planned' and not exists (select 1 from redrive_items e"
                            + " where e.redrive_id = i.redrive_id and e.system = i.system"
                            + " and e.stream_key = i.stream_key and e.place < i.place"
                            + " and e.state in ('planned', 'sent')) order by place fetch first " + most + " rows only",
                    RedriveStore::item,
                    id);
        });
    }

    private static RedriveItem item(ResultSet row) throws SQLException {
        return new RedriveItem(
                row.getInt("place"),
                new LetterId(row.getString("system"), row.getString("thing")),
                row.getString("topic"),
                row.getString("stream_key"),
                row.getString("state"),
                row.getString("note"));
    }

    /** In a transaction of its own, or of the replay; only what is planned. */
    static void mark(Connection connection, String id, RedriveItem item, String state, String note)
            throws SQLException {
        int marked = Sql.update(
                connection,
                "update redrive_items set state = ?, note = ? where redrive_id = ? and place = ? and state = 'planned'",
                state,
                note,
                id,
                item.place());
        if (marked != 1) {
            throw new SQLException("another hub has sent letter " + item.place() + " of " + id, "40001");
        }
    }

    void mark(String id, RedriveItem item, String state, String note) {
        transactions.run(connection -> {
            mark(connection, id, item, state, note);
            return true;
        });
    }

    /** Looks what has become of those that are on their way. */
    void settle(String id) {
        transactions.run(connection -> {
            Sql.update(connection, """
                    update redrive_items set state = 'failed', note = (select max(left(coalesce(p.code, '') || ': '
                        || coalesce(p.error, ''), 2000)) from pending p where p.event_id = redrive_items.thing
                        and p.system = redrive_items.system)
                    where redrive_id = ? and state = 'sent' and exists (select 1 from pending p
                      where p.event_id = redrive_items.thing and p.system = redrive_items.system
                      and p.state in ('dead', 'uncertain'))""", id);
            return Sql.update(connection, """
                    update redrive_items set state = case when exists (select 1 from deliveries d
                        where d.topic = redrive_items.topic and d.stream_key = redrive_items.stream_key
                        and d.system = redrive_items.system and d.event_id = redrive_items.thing
                        and d.outcome = 'discarded') then 'skipped' else 'delivered' end
                    where redrive_id = ? and state = 'sent' and not exists (select 1 from pending p
                      where p.event_id = redrive_items.thing and p.system = redrive_items.system)""", id);
        });
    }
}
