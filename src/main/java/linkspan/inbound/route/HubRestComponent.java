package linkspan.inbound.route;

import java.util.Locale;
import java.util.Map;
import linkspan.inbound.admission.Admission;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * What the REST DSL stands on: {@code restConfiguration().component("hub-rest")}. Every path needs a signed call of an API
 * client; {@code consumes}, {@code produces} and CORS of the DSL are not looked at, the port has its own rules.
 */
public final class HubRestComponent extends DefaultComponent implements RestConsumerFactory {
    static final String SYSTEM = "api";
    private final Admission admission;
    private final IntakeServices services;
    private final Receivers receivers;

    public HubRestComponent(Admission admission, IntakeServices services, Receivers receivers) {
        this.admission = admission;
        this.services = services;
        this.receivers = receivers;
    }

    @Override
    public Consumer createConsumer(
            CamelContext context,
            Processor route,
            String verb,
            String basePath,
            @Nullable String uriTemplate,
            @Nullable String consumes,
            @Nullable String produces,
            RestConfiguration configuration,
            Map<String, Object> parameters)
            throws Exception {
        String template = path(configuration.getContextPath()) + path(basePath) + path(uriTemplate);
        String method = verb.toUpperCase(Locale.ROOT);
        IntakeEndpoint endpoint = new IntakeEndpoint(
                "hub-rest:" + method + ":" + template,
                this,
                new IntakeEndpoint.Address(
                        method, template, services.server().limits().maxBody()),
                new IntakeTerms(SYSTEM, admission, Ruling.WhenRefused.REFUSE, IntakeTerms::result),
                services,
                receivers);
        endpoint.setCamelContext(context);
        return endpoint.createConsumer(route);
    }

    /** With a slash in front and none behind. */
    private static String path(@Nullable String part) {
        if (part == null) {
            return "";
        }
        String bare = part.replaceAll("^/+|/+$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        throw new IllegalArgumentException("hub-rest is for the REST DSL only, not for " + uri);
    }
}
