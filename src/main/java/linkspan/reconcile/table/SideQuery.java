package linkspan.reconcile.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import linkspan.reconcile.table.words.Cell;
import linkspan.reconcile.table.words.DatabaseWords;
import linkspan.reconcile.table.words.FieldKind;
import linkspan.reconcile.table.words.PostgresWords;

/**
 * What is asked of one side, in SQL.
 *
 * @param key with its fellow of the other side
 * @param fields all others that are compared
 */
record SideQuery(TableSide side, DatabaseWords words, Cell key, List<Cell> fields) {
    /** Statement with its arguments. */
    record Asked(String sql, List<Object> arguments) {}

    /** Count and sum of the digests of each bucket. */
    Asked digests(Span span, int mask) {
        List<Object> arguments = new ArrayList<>();
        String sql =
                "select " + words.bucket(key, mask) + " as linkspan_bucket, count(*), sum(" + words.digest(key, fields)
                        + ") from " + side.from() + where(span, "", arguments) + " group by linkspan_bucket";
        return new Asked(sql, arguments);
    }

    /** The rows of these buckets, by key. */
    Asked rows(Span span, int mask, List<Integer> buckets) {
        List<Object> arguments = new ArrayList<>();
        boolean all = buckets.size() > mask / 2;
        String some = all
                ? ""
                : words.bucket(key, mask) + " in ("
                        + buckets.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")";
        String text = words instanceof PostgresWords ? words.text(key) + " collate \"C\"" : words.text(key);
        return new Asked(select() + where(span, some, arguments) + " order by " + text, arguments);
    }

    /** The rows of these keys; keys that cannot be one of this side are left out. */
    Asked rows(List<String> keys) {
        List<Object> arguments = new ArrayList<>();
        for (String each : keys) {
            if (key.own() != FieldKind.WHOLE) {
                arguments.add(each);
            } else if (each.matches("-?\\d{1,18}")) {
                arguments.add(Long.valueOf(each));
            }
        }
        String places = arguments.stream().map(each -> "?").collect(Collectors.joining(","));
        String column = key.indexed() ? key.sql() : words.text(key);
        return new Asked(
                select() + " where " + (arguments.isEmpty() ? "1 = 0" : column + " in (" + places + ")"), arguments);
    }

    /** The key that is so many behind the first. */
    Asked ahead(Span span, long rows) {
        List<Object> arguments = new ArrayList<>();
        String sql = "select " + key.sql() + " from " + side.from() + where(span, "", arguments) + " order by "
                + words.order(key) + " offset " + (rows - 1) + " rows fetch next 1 rows only";
        return new Asked(sql, arguments);
    }

    private String select() {
        List<String> columns = new ArrayList<>(List.of(key.sql()));
        fields.forEach(field -> columns.add(field.sql()));
        return "select " + String.join(", ", columns) + " from " + side.from();
    }

    private String where(Span span, String more, List<Object> arguments) {
        List<String> conditions = new ArrayList<>();
        if (span.after() != null) {
            conditions.add(words.order(key) + " > ?");
            arguments.add(bound(span.after()));
        }
        if (span.last() != null) {
            conditions.add(words.order(key) + " <= ?");
            arguments.add(bound(span.last()));
        }
        if (!more.isEmpty()) {
            conditions.add(more);
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private Object bound(String text) {
        return key.as() == FieldKind.Meaning.WHOLE ? Long.valueOf(text) : text;
    }
}
