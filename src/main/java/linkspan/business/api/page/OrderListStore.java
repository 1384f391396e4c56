package linkspan.business.api.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linkspan.model.Json;
import linkspan.platform.access.Rights;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a client's orders. A page begins behind the last order of the one before, by time and number, so that orders
 * that come meanwhile move nothing. Each costs one look into an index of that client.
 */
public final class OrderListStore {
    private record Row(OrderFilter.Position position, JsonNode document) {}

    private static final int MOST_LOOKS = 20;
    private final Transactions transactions;

    public OrderListStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * {@code {"orders": […], "nextCursor": null | "…"}}. Which warehouse an order has left stands in its document alone: a
     * caller that is limited to warehouses gets what there is among some pages' orders, and may have to ask on.
     */
    public ObjectNode page(Reach reach, OrderFilter filter) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode orders = page.putArray("orders");
        OrderFilter next = filter;
        OrderFilter.Position last = null;
        boolean more = true;
        for (int looks = 0; more && orders.size() < filter.limit() && looks < MOST_LOOKS; looks++) {
            List<Row> rows = rows(reach, next);
            int looked = 0;
            while (looked < Math.min(rows.size(), filter.limit()) && orders.size() < filter.limit()) {
                Row row = rows.get(looked++);
                last = row.position;
                if (reach.coversWarehouse(row.document)) {
                    orders.add(row.document);
                }
            }
            more = looked < rows.size();
            next = filter.behind(last);
        }
        return page.put("nextCursor", more && last != null ? OrderFilter.cursor(filter.sort(), last) : null);
    }

    private List<Row> rows(Reach reach, OrderFilter filter) {
        List<@Nullable Object> arguments = new ArrayList<>();
        String sql = statement(reach, filter, arguments);
        return transactions.run(connection -> Sql.list(
                connection,
                sql,
                row -> new Row(
                        new OrderFilter.Position(
                                Objects.requireNonNull(Sql.instant(row, "sorted_by")), row.getString("order_id")),
                        Json.read(row.getBytes("document"))),
                arguments.toArray()));
    }

    private static String statement(Reach reach, OrderFilter filter, List<@Nullable Object> arguments) {
        String column = filter.sort().column();
        String way = filter.sort().isRising() ? "asc" : "desc";
        StringBuilder sql = new StringBuilder(
                "select order_id, " + column + " as sorted_by, document from orders where hidden = false");
        Set<String> owners = new TreeSet<>(reach.rights().owners());
        if (!owners.contains(Rights.ALL)) {
            owners.add(reach.client());
            in(sql, "client", owners, arguments);
        }
        if (!reach.rights().channels().isEmpty()) {
            in(sql, "channel", reach.rights().channels(), arguments);
        }
        if (!filter.statuses().isEmpty()) {
            in(sql, "status", filter.statuses().stream().map(Enum::name).toList(), arguments);
        }
        if (filter.updatedSince() != null) {
            sql.append(" and updated_at >= ?");
            arguments.add(time(filter.updatedSince()));
        }
        if (filter.system() != null) {
            sql.append(" and channel = ?");
            arguments.add(filter.system());
        }
        OrderFilter.Position after = filter.after();
        if (after != null) {
            String than = filter.sort().isRising() ? ">" : "<";
            sql.append(" and (")
                    .append(column)
                    .append(' ')
                    .append(than)
                    .append(" ? or ")
                    .append(column)
                    .append(" = ? and order_id ")
                    .append(than)
                    .append(" ?)");
            arguments.add(time(after.at()));
            arguments.add(time(after.at()));
            arguments.add(after.orderId());
        }
        sql.append(" order by ").append(column).append(' ').append(way);
        sql.append(", order_id ")
                .append(way)
                .append(" fetch first ")
                .append(filter.limit() + 1)
                .append(" rows only");
        return sql.toString();
    }

    private static void in(
            StringBuilder sql, String column, Collection<String> values, List<@Nullable Object> arguments) {
        sql.append(" and ").append(column).append(" in (");
        sql.append(values.stream().map(any -> "?").collect(Collectors.joining(", ")))
                .append(")");
        arguments.addAll(values);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
