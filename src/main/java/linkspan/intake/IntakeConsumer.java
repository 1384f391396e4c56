package linkspan.intake;

import linkspan.request.Call;
import linkspan.request.Served;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts a route for each request on one path and method.
 */
final class IntakeConsumer extends DefaultConsumer {
    private final IntakeEndpoint endpoint;
    private final IntakeProcessor route;
    private @Nullable Served served;

    IntakeConsumer(IntakeEndpoint endpoint, Processor route) {
        this(endpoint, new IntakeProcessor(route));
    }

    private IntakeConsumer(IntakeEndpoint endpoint, IntakeProcessor route) {
        super(endpoint, route);
        this.endpoint = endpoint;
        this.route = route;
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
        route.run(this, errand, endpoint.services().server()::work);
    }
}
