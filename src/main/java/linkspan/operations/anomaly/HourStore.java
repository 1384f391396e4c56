package linkspan.operations.anomaly;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** The table {@code hourly_counts}. Throws {@link linkspan.platform.database.DatabaseFailed}. */
final class HourStore {
    private final Transactions transactions;

    HourStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Adds what this hub counted; all or nothing. */
    void add(Instant hour, Map<String, HourCount> counted) {
        transactions.run(connection -> {
            for (Map.Entry<String, HourCount> each : new TreeMap<>(counted).entrySet()) {
                String route = each.getKey();
                HourCount count = each.getValue();
                int known = Sql.update(
                        connection,
                        "update hourly_counts set taken = taken + ?, failed = failed + ? where route = ? and hour_at = ?",
                        count.taken(),
                        count.failed(),
                        route,
                        hour);
                if (known == 0) {
                    Sql.update(
                            connection,
                            "insert into hourly_counts (route, hour_at, taken, failed) values (?, ?, ?, ?)",
                            route,
                            hour,
                            count.taken(),
                            count.failed());
                }
            }
            return true;
        });
    }

    /** Of one hour, by route. */
    Map<String, HourCount> of(Instant hour) {
        record Row(String route, HourCount count) {}
        List<Row> rows = transactions.run(connection -> Sql.list(
                connection,
                "select route, taken, failed from hourly_counts where hour_at = ?",
                row -> new Row(row.getString(1), new HourCount(row.getLong(2), row.getLong(3))),
                hour));
        Map<String, HourCount> counts = new HashMap<>();
        rows.forEach(row -> counts.put(row.route, row.count));
        return counts;
    }

    /** What a route took in an hour. */
    record Carried(String route, Instant hour, long taken) {}

    /** Of that hour and all after it. */
    List<Carried> since(Instant hour) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select route, hour_at, taken from hourly_counts where hour_at >= ?",
                row -> new Carried(
                        row.getString("route"),
                        Objects.requireNonNull(Sql.instant(row, "hour_at")),
                        row.getLong("taken")),
                hour));
    }

    /** By route the first hour of which anything is known. */
    Map<String, Instant> since() {
        record Row(String route, Instant first) {}
        List<Row> rows = transactions.run(connection -> Sql.list(
                connection,
                "select route, min(hour_at) as first_at from hourly_counts group by route",
                row -> new Row(row.getString("route"), Objects.requireNonNull(Sql.instant(row, "first_at")))));
        Map<String, Instant> since = new HashMap<>();
        rows.forEach(row -> since.put(row.route, row.first));
        return since;
    }

    void forget(Instant before) {
        transactions.run(connection -> Sql.update(connection, "delete from hourly_counts where hour_at < ?", before));
    }
}
