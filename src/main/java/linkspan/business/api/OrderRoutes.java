package linkspan.business.api;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import linkspan.business.order.StoredOrder;
import org.apache.camel.builder.RouteBuilder;

/** The order API: what happens on each call. Who calls, limits and answers are the HTTP side's. */
public final class OrderRoutes extends RouteBuilder {
    private final OrderApiProcessor orders;

    /**
     * @param ids never the same twice; its last 12 letters and digits become part of an order's id
     * @param reserved ids that clients may not choose, because marketplaces' orders are named so
     * @param find the order with an id, the first argument, that belongs to a client, the second
     */
    public OrderRoutes(
            Supplier<String> ids, Predicate<String> reserved, BiFunction<String, String, Optional<StoredOrder>> find) {
        this.orders = new OrderApiProcessor(new NewOrder(ids, reserved), find);
    }

    @Override
    public void configure() {
        rest("/api/v1/orders").post().to("direct:orders.create").get("/{id}").to("direct:orders.read");

        from("direct:orders.create")
                .routeId("api.create-order")
                .routeConfigurationId("receiving")
                .routeDescription("A client's order is checked, stored as PENDING and told to everybody.")
                .process(orders::check)
                .id("api.create-order.check")
                .process(orders::collect)
                .id("api.create-order.collect")
                .process(orders::answerCreated)
                .id("api.create-order.answer");

        from("direct:orders.read")
                .routeId("api.read-order")
                .routeConfigurationId("receiving")
                .routeDescription("A client reads an order of its own.")
                .process(orders::read)
                .id("api.read-order.read");
    }
}
