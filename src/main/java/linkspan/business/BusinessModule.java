package linkspan.business;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import linkspan.business.api.OrderRoutes;
import linkspan.business.customer.CustomerStore;
import linkspan.business.order.OrderStore;
import linkspan.business.shipment.ShipmentComponent;
import linkspan.business.shipment.ShipmentStore;
import linkspan.business.stock.StockStore;
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

    /** @param refusals the answers to a message that contradicts what is known */
    public BusinessModule(Database database, OrderStore.Refusals refusals, Clock clock, MeterRegistry meters) {
        Transactions intake = database.questions(Pool.INTAKE);
        this.clock = clock;
        orders = new OrderStore(intake, clock, refusals, meters);
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

    /** @param ofTheHouse which clients are systems of ours, by the name of their key */
    public OrderRoutes api(Predicate<String> ofTheHouse) {
        return new OrderRoutes(() -> UUID.randomUUID().toString(), ofTheHouse, orders::find);
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
