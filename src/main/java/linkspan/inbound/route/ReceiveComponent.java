package linkspan.inbound.route;

import java.util.Map;
import java.util.function.Function;
import linkspan.inbound.admission.Admission;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code receive:<event>?system=<system>}: starts a route for each message that the system posts to
 * {@code /in/<system>/<event>}. Of {@code system.properties} it reads {@code auth}, {@code secret}, {@code max-body} and
 * {@code unmappable=keep|refuse}. With {@code &topic=<name>} it takes the records of that topic instead.
 */
@UriEndpoint(scheme = "receive", syntax = "receive:event", title = "Receive", consumerOnly = true)
public final class ReceiveComponent extends DefaultComponent {
    @UriPath(name = "event", description = "What arrives, the last part of the path /in/<system>/<event>")
    private static final String EVENT = "event";

    @UriParam(name = "system", description = "The system that posts or publishes it")
    private static final String SYSTEM = "system";

    @UriParam(name = "topic", description = "Takes the records of this Kafka topic in place of what is posted")
    private static final String TOPIC = "topic";

    private final SystemCatalog systems;
    private final Function<SystemSettings, Admission> admissions;
    private final IntakeServices services;
    private final Receivers receivers;

    public ReceiveComponent(
            SystemCatalog systems,
            Function<SystemSettings, Admission> admissions,
            IntakeServices services,
            Receivers receivers) {
        this.systems = systems;
        this.admissions = admissions;
        this.services = services;
        this.receivers = receivers;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String id = getAndRemoveParameter(parameters, SYSTEM, String.class);
        if (id == null || !remaining.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("receive:<event>?system=<system> is meant, not " + uri);
        }
        String topic = getAndRemoveParameter(parameters, TOPIC, String.class);
        if (topic != null) {
            return getCamelContext().getEndpoint("receive-topic:" + remaining + "?system=" + id + "&topic=" + topic);
        }
        SystemSettings system = systems.get(id);
        long maxBody = system.get("max-body", services.server().limits().maxBody() + "B", Setting::bytes);
        Ruling.WhenRefused whenRefused = Ruling.WhenRefused.of(system);
        return new IntakeEndpoint(
                uri,
                this,
                new IntakeEndpoint.Address("POST", "/in/" + id + "/" + remaining, maxBody),
                new IntakeTerms(id, admissions.apply(system), whenRefused, IntakeTerms::receipt),
                services,
                receivers);
    }
}
