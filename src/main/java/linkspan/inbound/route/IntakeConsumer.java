package linkspan.inbound.route;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import linkspan.inbound.request.Call;
import linkspan.inbound.request.Served;
import org.apache.camel.Processor;
import org.apache.camel.spi.InflightRepository;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a route for each request on one path and method.
 */
final class IntakeConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeConsumer.class);
    private static final long PATIENCE_SECONDS = 20;
    private final IntakeEndpoint endpoint;
    private final IntakeProcessor route;
    private final ReadWriteLock handingOver = new ReentrantReadWriteLock();
    private @Nullable Served served;

    IntakeConsumer(IntakeEndpoint endpoint, Processor route) {
        this(endpoint, new IntakeProcessor(route, endpoint.terms().tellsBody()));
    }

    private IntakeConsumer(IntakeEndpoint endpoint, IntakeProcessor route) {
        super(endpoint, route);
        this.endpoint = endpoint;
        this.route = route;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Served here = endpoint.served(this::serve);
        served = here;
        endpoint.services().server().serve(here);
        endpoint.receivers().add(getRouteId(), this::run);
        LOG.info("receiving system={} route={} at={}", endpoint.terms().system(), getRouteId(), here.template());
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.receivers().remove(getRouteId());
        if (served != null) {
            endpoint.services().server().withdraw(served);
        }
        boolean nobodyBetween = handingOver.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        served = null;
        if (nobodyBetween) {
            handingOver.writeLock().unlock();
        }
        awaitIdle();
        super.doStop();
    }

    /** Camel would wait, too, but looks once a second; meanwhile the route's next calls wait. */
    private void awaitIdle() {
        InflightRepository underWay = getEndpoint().getCamelContext().getInflightRepository();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (underWay.size(getRouteId()) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Between the door and the route a call counts as under way nowhere, so the route waits for it before it stops. */
    private void serve(Call call) {
        handingOver.readLock().lock();
        try {
            if (served != null) {
                new RequestCompletion(endpoint.services(), endpoint.terms(), getRouteId(), call)
                        .admitted()
                        .ifPresent(this::run);
                return;
            }
        } finally {
            handingOver.readLock().unlock();
        }
        endpoint.services().server().again(call);
    }

    private void run(RouteRun run) {
        route.run(this, run, endpoint.services().server()::work);
    }
}
