package linkspan.business.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import linkspan.business.order.change.OrderChange;
import linkspan.business.order.change.Reservation;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A few orders on a short shelf, their clients, the sweeper and the warehouse, one step after the other in an order that a
 * seed decides: questions arrive late or after their asker has given up, answers are lost, hubs die before they write.
 */
final class StockHistory {
    private static final String OWNER = "acme";
    private final SplittableRandom random;
    private final Warehouse warehouse;
    private final String prefix;
    private final Map<String, StoredOrder> orders = new TreeMap<>();
    private final Map<String, Deque<EventDraft>> lanes = new TreeMap<>();
    private final Set<String> running = new HashSet<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<String> tale = new ArrayList<>();
    private Instant now = Instant.parse("2026-12-01T00:00:00Z");
    private int messages;
    private boolean faults = true;

    /** One on its way; {@code given} up by its asker it may still arrive. */
    private static final class Question {
        final Reservation.State kind;
        final String orderId;
        final int revision;
        final JsonNode order;
        final @Nullable String message;
        final boolean swept;
        final boolean isNew;
        OrderChange.@Nullable Outcome answer;
        boolean given;

        Question(
                Reservation.State kind,
                StoredOrder of,
                JsonNode order,
                @Nullable String message,
                boolean swept,
                boolean isNew) {
            this.kind = kind;
            this.orderId = of.orderId();
            this.revision = of.reservation().revision();
            this.order = order;
            this.message = message;
            this.swept = swept;
            this.isNew = isNew;
        }

        @Override
        public String toString() {
            return kind + " " + orderId + "/" + revision + (swept ? " swept" : " asked");
        }
    }

    StockHistory(long seed, Warehouse warehouse) {
        this.random = new SplittableRandom(seed);
        this.warehouse = warehouse;
        this.prefix = "S" + seed;
    }

    String sku() {
        return prefix + "-SKU";
    }

    void play(int steps) {
        warehouse.shelf(sku(), 6 + random.nextInt(6));
        for (int i = 0; i < steps; i++) {
            step(random.nextInt(12));
        }
        faults = false;
        for (int i = 0; i < 2_000 && !isQuiet(); i++) {
            step(4 + random.nextInt(8));
        }
    }

    private void step(int what) {
        switch (what) {
            case 0, 1, 2, 3 -> client();
            case 4, 5 -> arrive();
            case 6, 7 -> conclude();
            case 8 -> sweep();
            case 9, 10 -> deliver();
            default -> now = now.plus(Duration.ofMillis(random.nextInt(faults ? 5_000 : 31_000)));
        }
    }

    private boolean isQuiet() {
        return questions.isEmpty()
                && lanes.values().stream().allMatch(Deque::isEmpty)
                && orders.values().stream()
                        .allMatch(order -> order.reservation().due() == null);
    }

    private void client() {
        String id = prefix + "-" + random.nextInt(3);
        StoredOrder stored = orders.get(id);
        String message = "m" + messages++;
        int quantity = 1 + random.nextInt(8);
        OrderChange.Step step = switch (random.nextInt(stored == null || stored.hidden() ? 1 : 9)) {
            case 0 -> new OrderChange.Begin(order(id, quantity));
            case 1, 2, 3, 4 ->
                new OrderChange.Update(
                        order(id, quantity), Objects.requireNonNull(stored).version());
            case 5 -> new OrderChange.AddItem(order(id, 1).path("items").get(0));
            case 6 -> new OrderChange.Cancel(null);
            case 7 -> new OrderChange.Delete();
            default -> new OrderChange.Ship(Samples.json("{'shipmentId': '" + message + "'}"));
        };
        tale.add("client " + id + " " + step.getClass().getSimpleName() + " " + quantity);
        Decision decision = new ClientSteps(message, now).decide(stored, new OrderChange(id, OWNER, step));
        if (decision instanceof Decision.Change change) {
            apply(change);
            if (change.ticket() != null) {
                running.add(message);
                questions.add(new Question(
                        Reservation.State.TRYING,
                        change.order(),
                        change.ticket().order(),
                        message,
                        false,
                        step instanceof OrderChange.Begin));
            }
        }
    }

    private ObjectNode order(String id, int quantity) {
        ObjectNode order = Samples.least().put("orderId", id).put("channel", "api");
        ((ObjectNode) order.at("/items/0")).put("skuId", sku()).put("quantity", quantity);
        return order;
    }

    private void arrive() {
        List<Question> under =
                questions.stream().filter(one -> one.answer == null).toList();
        if (under.isEmpty()) {
            return;
        }
        Question one = under.get(random.nextInt(under.size()));
        one.answer = switch (one.kind) {
            case TRYING -> warehouse.reserve(one.orderId, one.revision, one.order);
            case CLOSING -> warehouse.cancel(one.orderId, one.revision);
            default -> warehouse.confirm(one.orderId, one.revision);
        };
        tale.add("arrives " + one + ": " + one.answer);
        if (one.given) {
            questions.remove(one);
        }
    }

    /** Its asker gets the answer, or gives up, or dies. */
    private void conclude() {
        List<Question> open = questions.stream().filter(one -> !one.given).toList();
        if (open.isEmpty()) {
            return;
        }
        Question one = open.get(random.nextInt(open.size()));
        int luck = faults ? random.nextInt(10) : 9;
        if (luck > 2 && one.answer == null && !faults) {
            return;
        }
        OrderChange.Outcome outcome = luck < 3 || one.answer == null ? new OrderChange.Away() : one.answer;
        one.given = true;
        if (one.answer != null) {
            questions.remove(one);
        }
        if (luck == 0) {
            tale.add("dies " + one);
            return;
        }
        tale.add("hears " + one + ": " + outcome);
        if (one.swept) {
            swept(one, outcome);
        } else {
            asked(one, outcome);
        }
    }

    private void asked(Question one, OrderChange.Outcome outcome) {
        boolean known = outcome instanceof OrderChange.Reserved || outcome instanceof OrderChange.Short;
        if (one.isNew) {
            JsonNode shown = StoredOrder.canonical(one.order, OrderStatus.RESERVED, 1);
            OrderChange.Outcome told = known ? outcome : new OrderChange.Away();
            write(one, new OrderChange.Tried(one.revision, told, shown, false), one.message);
        } else if (known) {
            write(one, new OrderChange.Tried(one.revision, outcome, null, false), one.message);
        }
    }

    private void swept(Question one, OrderChange.Outcome outcome) {
        boolean away = outcome instanceof OrderChange.Away;
        if (one.kind == Reservation.State.TRYING) {
            boolean answers = outcome instanceof OrderChange.Reserved || outcome instanceof OrderChange.Short;
            write(one, new OrderChange.Tried(one.revision, outcome, null, false), answers ? one.message : null);
        } else if (!away && one.kind == Reservation.State.CLOSING) {
            write(one, new OrderChange.Released(one.revision), one.message);
        } else if (!away) {
            boolean kept = outcome instanceof OrderChange.Reserved;
            write(one, new OrderChange.Confirmed(one.revision, kept), one.message);
        }
    }

    /** A route that finds its message answered writes nothing; the sweeper writes its step all the same. */
    private void write(Question one, OrderChange.Step step, @Nullable String message) {
        if (message != null && !running.remove(message) && !one.swept) {
            return;
        }
        Decision decision = new ClientSteps(message, now)
                .decide(orders.get(one.orderId), new OrderChange(one.orderId, OWNER, step));
        if (decision instanceof Decision.Change change) {
            apply(change);
        }
    }

    private void apply(Decision.Change change) {
        String id = change.order().orderId();
        orders.put(id, change.order());
        change.events()
                .forEach(event ->
                        lanes.computeIfAbsent(id, any -> new ArrayDeque<>()).add(event));
        tale.add("  " + id + " " + change.order().status() + " "
                + change.order().reservation() + " " + change.order().document().path("items"));
    }

    private void sweep() {
        for (StoredOrder order : List.copyOf(orders.values())) {
            Reservation stock = order.reservation();
            if (stock.due() == null || stock.due().isAfter(now)) {
                continue;
            }
            JsonNode wanted = stock.wanted();
            orders.put(
                    order.orderId(),
                    order.with(new Reservation(
                            stock.state(), stock.revision(), now.plusSeconds(15), stock.messageId(), wanted)));
            JsonNode asked = wanted == null ? order.document() : wanted.path("order");
            questions.add(new Question(stock.state(), order, asked, stock.messageId(), true, false));
        }
    }

    private void deliver() {
        List<String> waiting =
                lanes.keySet().stream().filter(id -> !lanes.get(id).isEmpty()).toList();
        if (waiting.isEmpty()) {
            return;
        }
        String id = waiting.get(random.nextInt(waiting.size()));
        EventDraft event = lanes.get(id).remove();
        tale.add("delivered " + id + " " + event.type());
        if (event.type().equals(EventType.ORDER_CANCELLED)) {
            warehouse.end(id);
        } else if (event.type().equals(EventType.ORDER_UPDATED)
                && !event.data().path("status").asText().equals("ON_HOLD")) {
            warehouse.update(id, event.data());
        } else if (event.type().equals(EventType.ORDER_CREATED)) {
            warehouse.create(id, event.data());
            EventDraft dispatched = Samples.draft(EventType.ORDER_DISPATCHED, id);
            if (OrderLife.decide(orders.get(id), dispatched, OWNER, now) instanceof Decision.Accept accept) {
                orders.put(id, accept.order());
            }
        }
    }

    void check() {
        for (StoredOrder order : orders.values()) {
            boolean ended =
                    order.hidden() || order.status() == OrderStatus.CANCELLED || order.status() == OrderStatus.ON_HOLD;
            long needs = ended
                    ? 0
                    : order.document()
                            .path("items")
                            .valueStream()
                            .mapToLong(item -> item.path("quantity").asLong())
                            .sum();
            assertThat(warehouse.held(order.orderId()))
                    .as("%s %s %s%n%s", order.orderId(), order.status(), order.reservation(), String.join("\n", tale))
                    .isEqualTo(needs);
            assertThat(order.hidden() || order.status() != OrderStatus.PENDING)
                    .as("%s%n%s", order, String.join("\n", tale))
                    .isTrue();
        }
        assertThat(isQuiet()).as(String.join("\n", tale)).isTrue();
        assertThat(running).as(String.join("\n", tale)).isEmpty();
    }
}
