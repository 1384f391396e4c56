package linkspan.business;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import linkspan.business.api.OrderRoutes;
import linkspan.business.api.OwnOrders;
import linkspan.business.api.contract.OrderContract;
import linkspan.business.api.page.OrderListStore;
import linkspan.business.customer.CustomerStore;
import linkspan.business.order.OrderStatus;
import linkspan.business.order.OrderStore;
import linkspan.business.reserve.ReservationRoutes;
import linkspan.business.reserve.ReservationStore;
import linkspan.business.reserve.Reserving;
import linkspan.business.shipment.ShipmentComponent;
import linkspan.business.shipment.ShipmentStore;
import linkspan.business.stock.StockStore;
import linkspan.commit.Committer;
import linkspan.platform.PlatformModule;
import linkspan.platform.SchemeComponent;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Transactions;

/** Orders, stock, customers and shipments: what is known of them, and what routes ask of it. */
public final class BusinessModule {
    private final Clock clock;
    private final OrderStore orders;
    private final ShipmentStore shipments;
    private final StockStore stock;
    private final CustomerStore customers;
    private final OrderListStore lists;
    private final ReservationStore reservations;

    /** @param answers what senders are told of what was decided in the commit */
    public BusinessModule(Database database, OrderStore.Answers answers, Clock clock, MeterRegistry meters) {
        Transactions intake = database.questions(Pool.INTAKE);
        this.clock = clock;
        orders = new OrderStore(intake, clock, answers, meters);
        lists = new OrderListStore(intake);
        reservations = new ReservationStore(database.transactions(Pool.CONSOLE));
        shipments = new ShipmentStore(intake, clock);
        stock = new StockStore(database.transactions(Pool.CONSOLE), clock, meters);
        customers = new CustomerStore(clock, meters);
    }

    public List<SchemeComponent> components() {
        return List.of(new SchemeComponent(
                "shipment",
                systems -> new ShipmentComponent(
                        shipments, (order, client) -> orders.find(order, client).isPresent(), clock)));
    }

    /**
     * @param timelines what happened to an order in every system
     * @param contract what its calls may be
     */
    public OrderRoutes api(
            PlatformModule platform, Function<String, Optional<? extends JsonNode>> timelines, OrderContract contract) {
        return new OrderRoutes(
                () -> UUID.randomUUID().toString(),
                platform.catalog()::signs,
                new OwnOrders(orders, lists, timelines, platform.refusedSenders()),
                contract,
                Reserving.of(platform.environment()),
                clock);
    }

    public ReservationRoutes reservations(Committer committer, Map<String, String> environment) {
        return new ReservationRoutes(Reserving.of(environment), this::isReserved, reservations, committer, clock);
    }

    private boolean isReserved(String orderId) {
        return orders.find(orderId)
                .filter(order -> order.status() == OrderStatus.RESERVED)
                .isPresent();
    }

    public OrderStore orders() {
        return orders;
    }

    public ShipmentStore shipments() {
        return shipments;
    }

    public StockStore stock() {
        return stock;
    }

    public CustomerStore customers() {
        return customers;
    }
}
