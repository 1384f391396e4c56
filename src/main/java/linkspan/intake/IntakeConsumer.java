package linkspan.intake;

import linkspan.request.Call;
import linkspan.request.Served;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts a route for each request on one path and method. An exchange is made from nothing: body, typed properties and no
 * header, so that none can get in from outside.
 */
final class IntakeConsumer extends DefaultConsumer {
    private final IntakeEndpoint endpoint;
    private @Nullable Served served;

    IntakeConsumer(IntakeEndpoint endpoint, Processor route) {
        super(endpoint, new IntakeProcessor(route));
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        served = endpoint.served(this::serve);
        endpoint.services().server().serve(served);
        endpoint.receivers().add(getRouteId(), this::run);
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.receivers().remove(getRouteId());
        if (served != null) {
            endpoint.services().server().withdraw(served);
        }
        super.doStop();
    }

    private void serve(Call call) {
        new Reception(endpoint.services(), endpoint.terms(), getRouteId(), call)
                .errand()
                .ifPresent(this::run);
    }

    private void run(Errand errand) {
        Exchange exchange = createExchange(false);
        try {
            exchange.setPattern(ExchangePattern.InOut);
            exchange.getIn().setBody(errand.body());
            errand.properties().forEach(exchange::setProperty);
            exchange.setProperty(IntakeProcessor.ERRAND, errand);
            createUoW(exchange);
        } catch (Exception e) {
            errand.settlement().settle(new RouteEnd.Broken(e), () -> releaseExchange(exchange, false));
            return;
        }
        // on a worker: a route's onCompletion may take its time, the committer that calls this may not
        getAsyncProcessor()
                .process(exchange, doneSync -> endpoint.services().server().work(() -> finished(exchange)));
    }

    private void finished(Exchange exchange) {
        doneUoW(exchange);
        releaseExchange(exchange, false);
    }
}
