package linkspan.inbound.topic;

import linkspan.inbound.route.IntakeProcessor;
import linkspan.inbound.route.RouteRun;
import linkspan.platform.broker.Topics;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** Starts a route for each record, and for each kept record that is replayed. */
final class TopicConsumer extends DefaultConsumer {
    private final TopicEndpoint endpoint;
    private final IntakeProcessor route;
    private @Nullable RecordProcessor records;
    private @Nullable Consumer kafka;

    TopicConsumer(TopicEndpoint endpoint, Processor route) {
        this(endpoint, new IntakeProcessor(route, false));
    }

    private TopicConsumer(TopicEndpoint endpoint, IntakeProcessor route) {
        super(endpoint, route);
        this.endpoint = endpoint;
        this.route = route;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        records = new RecordProcessor(endpoint.source().system(), getRouteId(), endpoint.services(), this::run);
        if (endpoint.source().kafka().equals(endpoint.services().kafka())) {
            Topics.prepare(endpoint.source().kafka(), endpoint.source().topic());
        }
        kafka = endpoint.records(records);
        ServiceHelper.startService(kafka);
        endpoint.services().receivers().add(getRouteId(), this::run);
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.services().receivers().remove(getRouteId());
        if (records != null) {
            records.stop();
        }
        ServiceHelper.stopAndShutdownService(kafka);
        super.doStop();
    }

    private void run(RouteRun run) {
        route.run(this, run, endpoint.services().workers());
    }
}
