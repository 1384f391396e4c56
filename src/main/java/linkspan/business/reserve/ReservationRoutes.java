package linkspan.business.reserve;

import java.time.Clock;
import java.util.function.Predicate;
import linkspan.commit.Committer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/**
 * How stock is reserved: {@value #RESERVE} for a client that waits, and a sweeper for all others. The warehouse itself is
 * asked by routes of its own, {@code routes/wms/ask-…-stock.camel.yaml}.
 */
public final class ReservationRoutes extends RouteBuilder {
    /** Expects what {@link IntentionProcessor} leaves; puts the outcome into the unit, and its answer into the body. */
    public static final String RESERVE = "direct:orders.reserve";

    /** Exchange property: the warehouse could not be asked, or what it did is unknown. */
    static final String AWAY = "linkspan.away";

    private static final String ASK = "wms.ask-reserve-stock";
    private final OutcomeProcessor outcome;
    private final SweepProcessor sweep;

    /** @param reserved the order with that id is no further than RESERVED */
    public ReservationRoutes(
            Reserving reserving, Predicate<String> reserved, ReservationStore store, Committer committer, Clock clock) {
        this.outcome = new OutcomeProcessor(reserving, new DispatchWaitProcessor(reserved));
        this.sweep = new SweepProcessor(store, committer, clock);
    }

    /** True where a route asks the warehouse for stock. */
    public static boolean isThere(CamelContext camel) {
        return camel.getRoute(ASK) != null;
    }

    @Override
    public void configure() {
        from(RESERVE)
                .routeId("api.reserve-stock")
                .routeConfigurationId("asking")
                .routeDescription(
                        "The warehouse is asked for an order's stock; what it says is written with the answer.")
                .doTry()
                .to("direct:" + ASK)
                .id("api.reserve-stock.ask")
                .doCatch(Exception.class)
                .setProperty(AWAY, constant(true))
                .id("api.reserve-stock.away")
                .end()
                .process(outcome)
                .id("api.reserve-stock.outcome");

        from("timer:reservations?period=1000&delay=1000&includeMetadata=false")
                .routeId("api.sweep-reservations")
                .routeConfigurationId("asking")
                .routeDescription("Reservations that nobody waits for, or whose hub has died, go on where they stand.")
                .filter(exchange -> isThere(exchange.getContext()))
                .id("api.sweep-reservations.there")
                .process(sweep::claim)
                .id("api.sweep-reservations.claim")
                .split(body())
                .parallelProcessing()
                .id("api.sweep-reservations.each")
                .to("direct:orders.sweep");

        from("direct:orders.sweep")
                .routeId("api.sweep-reservation")
                .routeConfigurationId("asking")
                .routeDescription("One reservation: asked for again, confirmed, or given back.")
                .process(sweep::question)
                .id("api.sweep-reservation.question")
                .doTry()
                .to("direct:orders.ask-warehouse")
                .id("api.sweep-reservation.ask")
                .doCatch(Exception.class)
                .setProperty(AWAY, constant(true))
                .id("api.sweep-reservation.away")
                .end()
                .process(sweep.new Written())
                .id("api.sweep-reservation.write");

        from("direct:orders.ask-warehouse")
                .routeId("api.ask-warehouse")
                .routeConfigurationId("asking")
                .routeDescription("Try, Cancel or Confirm, by the state of the reservation.")
                .choice()
                .id("api.ask-warehouse.choose")
                .when(sweep::isTrying)
                .to("direct:" + ASK)
                .when(sweep::isClosing)
                .to("direct:wms.ask-cancel-stock")
                .otherwise()
                .to("direct:wms.ask-confirm-stock");
    }
}
