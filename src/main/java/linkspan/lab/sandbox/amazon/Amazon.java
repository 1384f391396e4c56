package linkspan.lab.sandbox.amazon;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.LedgerEffect;
import linkspan.lab.sandbox.system.Operation;
import linkspan.lab.sandbox.system.SimulatedSystem;

/**
 * {@code searchOrders} of Amazon's Orders API 2026-01-01, as far as a poll needs it: pages of {@value #SIZE} with a token, all orders that
 * changed after a time, and 429 for who asks more than {@value #BURST} times at once. {@code POST /amazon/place} places orders.
 */
public final class Amazon implements SimulatedSystem {
    private static final int SIZE = 20;
    private static final int BURST = 20;
    private static final Duration REFILL = Duration.ofMillis(500);
    private static final int MOST = 10_000;
    private final Clock clock;
    private final List<ObjectNode> orders = new ArrayList<>();
    private Instant full;

    public Amazon(Clock clock) {
        this.clock = clock;
        this.full = clock.instant();
    }

    @Override
    public String name() {
        return "amazon";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation(GET, "/orders/2026-01-01/orders", new Operation.Plain(this::search), Amazon::complain),
                new Operation(POST, "/place", new Operation.Plain(this::place), Amazon::complain));
    }

    @Override
    public void apply(LedgerEffect effect) {
        throw new IllegalStateException("nothing takes effect here");
    }

    /** A token is the time that was asked for and how many orders came before. */
    private SystemAnswer search(SystemCall call) {
        if (!take()) {
            return complain(429, "QuotaExceeded");
        }
        String token = SystemCall.text(call.body(), "paginationToken").orElse("");
        String after = token.isEmpty()
                ? SystemCall.text(call.body(), "lastUpdatedAfter").orElse("")
                : token.split("/", 2)[0];
        int from = token.isEmpty() ? 0 : Integer.parseInt(token.split("/", 2)[1]);
        List<ObjectNode> found = orders.stream()
                .filter(order -> order.path("lastUpdatedTime").asText().compareTo(after) > 0)
                .toList();
        ObjectNode answer = SandboxJson.object();
        ArrayNode page = answer.putArray("orders");
        found.stream().skip(from).limit(SIZE).forEach(page::add);
        if (found.size() > from + SIZE) {
            answer.putObject("pagination").put("nextToken", after + "/" + (from + SIZE));
        }
        return SystemAnswer.Done.of(200, answer);
    }

    private boolean take() {
        Instant now = clock.instant();
        Instant next = (full.isBefore(now) ? now : full).plus(REFILL);
        if (next.isAfter(now.plus(REFILL.multipliedBy(BURST)))) {
            return false;
        }
        full = next;
        return true;
    }

    /** {@code {"count": 3}}: so many orders more. */
    private SystemAnswer place(SystemCall call) {
        int count = Math.min(call.body().path("count").asInt(1), MOST);
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        for (int i = 0; i < count; i++) {
            String number = "305-%07d-%07d".formatted(1, orders.size() + 1);
            ObjectNode order = SandboxJson.object()
                    .put("orderId", number)
                    .put("createdTime", now)
                    .put("lastUpdatedTime", now);
            order.putObject("fulfillment").put("fulfillmentStatus", "UNSHIPPED").put("fulfilledBy", "MERCHANT");
            ObjectNode to = order.putObject("recipient").putObject("deliveryAddress");
            to.put("name", "Ada")
                    .put("addressLine1", "Hauptstr. 1")
                    .put("city", "Berlin")
                    .put("postalCode", "10115")
                    .put("countryCode", "DE");
            ObjectNode item = order.putArray("orderItems")
                    .addObject()
                    .put("orderItemId", number + "-1")
                    .put("quantityOrdered", 1);
            item.putObject("product")
                    .put("sellerSku", "SKU001")
                    .put("title", "Tea")
                    .putObject("price")
                    .putObject("unitPrice")
                    .put("amount", "19.90")
                    .put("currencyCode", "EUR");
            order.putObject("proceeds")
                    .putObject("grandTotal")
                    .put("amount", "19.90")
                    .put("currencyCode", "EUR");
            orders.add(order);
        }
        return SystemAnswer.Done.of(200, SandboxJson.object().put("orders", orders.size()));
    }

    private static SystemAnswer.Refused complain(int status, String reason) {
        ObjectNode body = SandboxJson.object();
        body.putArray("errors").addObject().put("code", reason).put("message", reason);
        return SystemAnswer.Refused.of(status, body);
    }
}
