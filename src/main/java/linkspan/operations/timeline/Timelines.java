package linkspan.operations.timeline;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import linkspan.business.order.OrderStore;
import linkspan.business.order.StoredOrder;
import linkspan.commit.outbox.Remark;
import linkspan.commit.outbox.RemarkStore;
import linkspan.commit.outbox.SetAsideStore;
import linkspan.delivery.Deliveries;
import linkspan.model.Topic;
import linkspan.platform.resilience.DeliveryResult;
import org.jspecify.annotations.Nullable;

/** Answers "where is order X?" from the tables that decide, never from logs or guesses. Blocks on the database. */
public final class Timelines {
    private final TimelineStore store;
    private final OrderStore orders;
    private final RemarkStore remarks;
    private final Deliveries deliveries;

    public Timelines(TimelineStore store, OrderStore orders, RemarkStore remarks, Deliveries deliveries) {
        this.remarks = remarks;
        this.store = store;
        this.orders = orders;
        this.deliveries = deliveries;
    }

    /** Nothing when the hub has never heard of the order. */
    public Optional<Timeline> of(String orderId) {
        StoredOrder order = orders.find(orderId).orElse(null);
        TimelineStore.Rows rows = store.rows(Topic.ORDER, orderId);
        List<Remark> said = remarks.of(Topic.ORDER, orderId);
        if (order == null && rows.events().isEmpty() && said.isEmpty()) {
            return Optional.empty();
        }
        Set<String> systems = new HashSet<>(rows.systems());
        rows.events().forEach(event -> systems.addAll(readers(orderId, event)));
        Map<String, TimelineStore.Position> positions = store.positions(Topic.ORDER, orderId, systems);
        return Optional.of(new Timeline(
                orderId,
                order == null ? null : order.status().name(),
                order == null ? null : order.document(),
                order == null || !order.amountsDisagree() ? List.of() : order.totals(),
                rows.events().stream()
                        .map(event -> event(orderId, event, rows, positions))
                        .toList(),
                said));
    }

    /** Orders whose number at their channel is that: our id has the channel in front. */
    public List<String> ofChannelNumber(String number) {
        return store.known(
                Topic.ORDER,
                deliveries.systems().stream()
                        .map(channel -> channel + "-" + number)
                        .toList());
    }

    private List<String> readers(String orderId, TimelineStore.Accepted event) {
        return deliveries.readers(
                new SetAsideStore.Row(Topic.ORDER.wire(), orderId, event.sequence(), event.type(), event.at()));
    }

    private TimelineEvent event(
            String orderId,
            TimelineStore.Accepted event,
            TimelineStore.Rows rows,
            Map<String, TimelineStore.Position> positions) {
        Set<String> systems = new TreeSet<>(readers(orderId, event));
        rows.waiting().stream()
                .filter(row -> row.sequence() == event.sequence())
                .forEach(row -> systems.add(row.system()));
        rows.ended().stream()
                .filter(row -> row.sequence() == event.sequence())
                .forEach(row -> systems.add(row.system()));
        List<Stop> stops = systems.stream()
                .map(system -> stop(system, event, rows, positions.get(system)))
                .toList();
        boolean published = !rows.unpublished().contains(event.sequence());
        return new TimelineEvent(
                event.sequence(), event.type(), event.id(), event.source(), event.at(), published, stops);
    }

    private static Stop stop(
            String system,
            TimelineStore.Accepted event,
            TimelineStore.Rows rows,
            TimelineStore.@Nullable Position position) {
        Optional<Stop> ended = rows.ended().stream()
                .filter(row ->
                        row.sequence() == event.sequence() && row.system().equals(system))
                .reduce((earlier, later) -> later)
                .map(Timelines::ended);
        if (ended.isPresent()) {
            return ended.get();
        }
        List<TimelineStore.Waiting> waiting = rows.waiting().stream()
                .filter(row -> row.system().equals(system))
                .toList();
        Optional<Stop> stopped = waiting.stream()
                .filter(row -> row.sequence() == event.sequence())
                .findFirst()
                .map(row -> waiting(row, event.id(), waiting.get(0).sequence(), position));
        if (stopped.isPresent()) {
            return stopped.get();
        }
        boolean passed = position != null && position.doneSeq() >= event.sequence();
        return Stop.plain(system, passed ? Standing.DELIVERED : Standing.UNDER_WAY);
    }

    private static Stop ended(TimelineStore.Ended row) {
        if (DeliveryResult.NOTHING_SENT.equals(row.detail()) && row.outcome().equals("delivered")) {
            return new Stop(row.system(), Standing.NOT_MEANT, row.at(), row.attempts(), null, 0, null, null, null);
        }
        Standing standing = row.outcome().equals("discarded") ? Standing.DISCARDED : Standing.DELIVERED;
        return new Stop(row.system(), standing, row.at(), row.attempts(), null, 0, row.code(), row.detail(), null);
    }

    /** {@code first}: number of the event that waits longest at this system. */
    private static Stop waiting(
            TimelineStore.Waiting row, String eventId, long first, TimelineStore.@Nullable Position position) {
        Standing standing = switch (row.state()) {
            case DEAD -> Standing.DEAD;
            case UNCERTAIN -> Standing.UNCERTAIN;
            case WAITING, BEHIND -> row.sequence() == first ? Standing.WAITING : Standing.BEHIND;
        };
        boolean person = standing == Standing.DEAD || standing == Standing.UNCERTAIN;
        return new Stop(
                row.system(),
                standing,
                row.failedAt(),
                row.attempts(),
                standing == Standing.WAITING && position != null ? position.nextAttemptAt() : null,
                standing == Standing.BEHIND ? first : 0,
                row.code(),
                row.error(),
                person ? row.system() + "." + eventId : null);
    }
}
