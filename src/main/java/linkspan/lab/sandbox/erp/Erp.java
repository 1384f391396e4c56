package linkspan.lab.sandbox.erp;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.LedgerEffect;
import linkspan.lab.sandbox.system.Operation;
import linkspan.lab.sandbox.system.SimulatedSystem;
import linkspan.lab.sandbox.total.Money;
import linkspan.lab.sandbox.total.OrderTotals;

/**
 * Finance: books orders by SOAP 1.1 at {@code /erp/orders} (its WSDL at {@code ?wsdl}), for customers by its own numbers.
 *
 * <p>A create that comes twice overwrites; a cancelled order stays cancelled whatever comes later, also when the
 * cancellation is the first that is heard of it.
 */
public final class Erp implements SimulatedSystem {
    private static final String PATH = "/orders";

    private final Customers customers;
    private final Map<String, Booked> orders = new HashMap<>();

    private enum State {
        OPEN,
        SHIPPED,
        CANCELLED
    }

    /** {@code at}: when it changed last. */
    private record Booked(String document, State state, Money total, int lines, Instant at) {
        static Booked of(ObjectNode document, State state, Instant at) {
            return new Booked(
                    SandboxJson.write(document),
                    state,
                    ErpOrder.total(document),
                    ErpOrder.lines(document).size(),
                    at);
        }

        Booked becomes(State next, Instant then) {
            return new Booked(document, state == State.CANCELLED ? state : next, total, lines, then);
        }

        OrderTotals.Order named(String number) {
            return new OrderTotals.Order(number, state.name(), total, "", at);
        }
    }

    /** @param data folder of what it remembers */
    public Erp(Path data) {
        this.customers = new Customers(data);
    }

    @Override
    public String name() {
        return "erp";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                change("CreateOrder", Action.CREATE),
                change("UpdateOrder", Action.UPDATE),
                change("CancelOrder", Action.CANCEL),
                change("ShipOrder", Action.SHIP),
                soap("FindCustomer", new Operation.Plain(customers::find)),
                soap("CreateCustomer", new Operation.Plain(customers::create)),
                soap(
                        "UpdateCustomer",
                        new Operation.Change(
                                Action.CUSTOMER,
                                "customerNumber",
                                call -> customers
                                        .refuse(call)
                                        .orElseGet(
                                                () -> Soap.done("UpdateCustomer", "customerNumber", call.number())))),
                soap("", new Operation.Plain(call -> Soap.refused("UNKNOWN_OPERATION", "there is no such operation"))),
                new Operation(GET, PATH, new Operation.Plain(call -> wsdl()), Soap::complain, SoapFormat.ANY),
                new Operation(GET, PATH + "/:number", new Operation.Plain(this::order), Soap::complain),
                new Operation(GET, "/customers", new Operation.Plain(call -> customers.counts()), Soap::complain),
                new Operation(GET, "/customer-list", new Operation.Plain(call -> customers.list()), Soap::complain),
                new Operation(
                        GET,
                        "/customers/:number",
                        new Operation.Plain(call -> customers.customer(call.number())),
                        Soap::complain),
                new Operation(GET, "/lines", new Operation.Plain(call -> lines()), Soap::complain),
                new Operation(GET, "/order-totals", new Operation.Plain(this::orderTotals), Soap::complain),
                new Operation(GET, "/totals", new Operation.Plain(call -> totals()), Soap::complain));
    }

    private static Operation soap(String operation, Operation.Work work) {
        return new Operation(POST, PATH, work, Soap::complain, new SoapFormat(operation));
    }

    private Operation change(String operation, Action action) {
        return soap(
                operation,
                new Operation.Change(
                        action,
                        "orderNumber",
                        call -> refusal(action, call)
                                .orElseGet(() -> Soap.done(operation, "orderNumber", call.number()))));
    }

    private Optional<SystemAnswer> refusal(Action action, SystemCall call) {
        boolean known = orders.containsKey(call.number());
        if (!known && (action == Action.UPDATE || action == Action.SHIP)) {
            return Optional.of(Soap.refused("UNKNOWN_ORDER", "order " + call.number() + " is not known"));
        }
        if (action == Action.SHIP && SystemCall.text(call.body(), "shippedAt").isEmpty()) {
            return Optional.of(Soap.refused("INVALID_SHIPMENT", "shippedAt is missing"));
        }
        if (action == Action.CREATE || action == Action.UPDATE) {
            return ErpOrder.wrong(call.body(), customers).map(reason -> Soap.refused("INVALID_ORDER", reason));
        }
        return Optional.empty();
    }

    @Override
    public void apply(LedgerEffect effect) {
        String number = effect.call().number();
        ObjectNode body = effect.call().body();
        Booked known = orders.get(number);
        State before = known == null ? State.OPEN : known.state();
        Instant at = effect.at();
        switch (effect.action()) {
            case CREATE, UPDATE -> orders.put(number, Booked.of(body, before, at));
            case SHIP -> orders.computeIfPresent(number, (it, booked) -> booked.becomes(State.SHIPPED, at));
            case CUSTOMER -> customers.change(number, body);
            case CANCEL ->
                orders.put(
                        number,
                        known == null ? Booked.of(body, State.CANCELLED, at) : known.becomes(State.CANCELLED, at));
        }
    }

    @Override
    public void close() {
        customers.close();
    }

    private SystemAnswer order(SystemCall call) {
        Booked booked = orders.get(call.number());
        if (booked == null) {
            return SystemAnswer.Refused.of(404, SandboxJson.object().put("error", "no such order"));
        }
        ObjectNode json = SandboxJson.object()
                .put("orderNumber", call.number())
                .put("state", booked.state().name());
        json.set("order", SandboxJson.parse(booked.document()));
        return SystemAnswer.Done.of(200, json);
    }

    private Stream<Booked> alive() {
        return orders.values().stream().filter(booked -> booked.state() != State.CANCELLED);
    }

    /** Orders with what each comes to, by number. */
    private SystemAnswer orderTotals(SystemCall call) {
        Stream<OrderTotals.Order> named =
                orders.entrySet().stream().map(order -> order.getValue().named(order.getKey()));
        return SystemAnswer.Done.of(200, OrderTotals.list(named, "orderNumber", call.body()));
    }

    /** Sums by currency, cancelled orders left out. */
    private SystemAnswer totals() {
        ObjectNode sums = SandboxJson.object();
        Money.sums(alive().map(Booked::total)).forEach(sums::put);
        return SystemAnswer.Done.of(200, sums);
    }

    /** How many lines, by currency, cancelled orders left out. */
    private SystemAnswer lines() {
        Map<String, Integer> counts = new TreeMap<>();
        alive().forEach(booked -> counts.merge(booked.total().currency(), booked.lines(), Integer::sum));
        ObjectNode json = SandboxJson.object();
        counts.forEach(json::put);
        return SystemAnswer.Done.of(200, json);
    }

    private static SystemAnswer wsdl() {
        try (InputStream in = Objects.requireNonNull(Erp.class.getResourceAsStream("orders.wsdl"))) {
            return new SystemAnswer.Done(200, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
