package linkspan.inbound.topic;

import java.util.Map;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * What {@code receive:<event>?system=<system>&topic=<name>} stands on: starts a route for each record of a topic that the
 * system publishes on. Of {@code system.properties} it reads {@code topic}, which replaces the name in the route, and
 * {@code bootstrap-servers}.
 */
public final class TopicComponent extends DefaultComponent {
    private final SystemCatalog systems;
    private final TopicServices services;

    public TopicComponent(SystemCatalog systems, TopicServices services) {
        this.systems = systems;
        this.services = services;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        SystemSettings system = systems.get(getAndRemoveParameter(parameters, "system", String.class, ""));
        String topic = system.get(
                "topic", getAndRemoveParameter(parameters, "topic", String.class, ""), TopicComponent::topic);
        TopicEndpoint.Source source = new TopicEndpoint.Source(
                system.id(),
                topic,
                system.find("bootstrap-servers").map(KafkaAccess::plain).orElse(services.kafka()),
                system.id() + "-receive-" + remaining);
        return new TopicEndpoint(uri, this, source, services);
    }

    private static String topic(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,249}")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a topic");
        }
        return name;
    }
}
