package linkspan.business.api;

import java.time.Clock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import linkspan.business.api.contract.OrderContract;
import linkspan.business.reserve.IntentionProcessor;
import linkspan.business.reserve.ReservationRoutes;
import linkspan.business.reserve.Reserving;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/**
 * The order API: what happens on each call of {@code mappings/_api/orders.v1.openapi.yaml}. Who calls, limits and answers
 * are the HTTP side's.
 */
public final class OrderRoutes extends RouteBuilder {
    private final OrderApiProcessor orders;
    private final OrderStepsProcessor steps;
    private final Reserving reserving;

    /**
     * @param ids never the same twice; its last 12 letters and digits become part of an order's id
     * @param reserved ids that clients may not choose, because marketplaces' orders are named so
     */
    public OrderRoutes(
            Supplier<String> ids,
            Predicate<String> reserved,
            OrderReads reads,
            OrderContract contract,
            Reserving reserving,
            Clock clock) {
        this.orders = new OrderApiProcessor(reads, contract);
        this.steps = new OrderStepsProcessor(orders, new NewOrder(ids, reserved), clock);
        this.reserving = reserving;
    }

    @Override
    public void configure() {
        rest("/api/v1/orders")
                .get()
                .to("direct:orders.list")
                .post()
                .to("direct:orders.create")
                .get("/{id}")
                .to("direct:orders.read")
                .put("/{id}")
                .to("direct:orders.update")
                .delete("/{id}")
                .to("direct:orders.delete")
                .get("/{id}/items")
                .to("direct:orders.items")
                .post("/{id}/items")
                .to("direct:orders.add-item")
                .post("/{id}/cancel")
                .to("direct:orders.cancel")
                .post("/{id}/ship")
                .to("direct:orders.ship")
                .get("/{id}/timeline")
                .to("direct:orders.timeline");
        rest("/api/v2/orders").get("/{id}").to("direct:orders.read-second");

        step("list-orders", "list", "A client lists its orders, page by page.", orders::list);
        step("read-order", "read", "A client reads an order of its own.", orders::readFirst);
        step("read-order-v2", "read-second", "The same in the second version of the API.", orders::readSecond);
        step("read-items", "items", "A client reads the lines of its order.", orders::items);
        step(
                "read-timeline",
                "timeline",
                "A client sees what happened to its order in every system.",
                orders::timeline);
        step("cancel-order", "cancel", "A client cancels its order, before it has left.", steps::cancel);
        step("ship-order", "ship", "A client says that its order has left.", steps::ship);
        step("delete-order", "delete", "A client deletes its order, which is cancelled first.", steps::delete);
        intended(
                "update-order", "update", "A client changes its order; more pieces are reserved first.", steps::update);
        intended(
                "add-item",
                "add-item",
                "A client adds a line to its order; its pieces are reserved first.",
                steps::addItem);

        from("direct:orders.create")
                .routeId("api.create-order")
                .routeConfigurationId("receiving")
                .routeDescription(
                        "A client's order is checked, its stock reserved at the warehouse, and everybody told.")
                .process(steps::check)
                .id("api.create-order.check")
                .choice()
                .id("api.create-order.choose")
                .when(exchange -> reserving != Reserving.OFF && ReservationRoutes.isThere(exchange.getContext()))
                .process(new IntentionProcessor())
                .id("api.create-order.intend")
                .to(ReservationRoutes.RESERVE)
                .id("api.create-order.reserve")
                .otherwise()
                .process(steps::collect)
                .id("api.create-order.collect");
    }

    private void step(String id, String what, String description, Processor step) {
        from("direct:orders." + what)
                .routeId("api." + id)
                .routeConfigurationId("receiving")
                .routeDescription(description)
                .process(step)
                .id("api." + id + "." + what);
    }

    /** Two units where the warehouse has to be asked, else the first one is the last. */
    private void intended(String id, String what, String description, Processor step) {
        from("direct:orders." + what)
                .routeId("api." + id)
                .routeConfigurationId("receiving")
                .routeDescription(description)
                .process(step)
                .id("api." + id + "." + what)
                .process(new IntentionProcessor())
                .id("api." + id + ".intend")
                .to(ReservationRoutes.RESERVE)
                .id("api." + id + ".reserve");
    }
}
