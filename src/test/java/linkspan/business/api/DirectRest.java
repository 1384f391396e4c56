package linkspan.business.api;

import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;

/** Stands in for the HTTP side: {@code direct:GET:/api/v1/orders/{id}} for each verb of the REST DSL. */
final class DirectRest implements RestConsumerFactory {
    @Override
    public Consumer createConsumer(
            CamelContext context,
            Processor processor,
            String verb,
            String basePath,
            String uriTemplate,
            String consumes,
            String produces,
            RestConfiguration configuration,
            Map<String, Object> parameters)
            throws Exception {
        String path = "/" + basePath.replaceAll("^/|/$", "")
                + (uriTemplate == null ? "" : "/" + uriTemplate.replaceAll("^/", ""));
        return context.getEndpoint("direct:" + verb.toUpperCase(Locale.ROOT) + "-"
                        + path.replace('{', '-').replace('}', '-'))
                .createConsumer(processor);
    }
}
