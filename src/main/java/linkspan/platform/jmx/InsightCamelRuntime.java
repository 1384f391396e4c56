package linkspan.platform.jmx;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.engine.DefaultTracer;
import org.apache.camel.main.Main;
import org.apache.camel.management.DefaultManagementObjectNameStrategy;
import org.apache.camel.spi.ExchangeFormatter;

/** Lets Camel be looked at as far as {@link Insight} says. */
public final class InsightCamelRuntime {
    private InsightCamelRuntime() {}

    /** Before the context is made. */
    public static void set(Main main, Insight insight) {
        main.addOverrideProperty("camel.main.jmxEnabled", Boolean.toString(insight.hasJmx()));
        if (insight.trace()) {
            main.addOverrideProperty("camel.main.messageHistory", "true");
        }
    }

    /** When the context is made, and before it has routes. */
    public static void set(CamelContext camel, Insight insight, Masking masking) {
        if (insight.hasJmx()) {
            camel.getManagementStrategy().setManagementObjectNameStrategy(new WithoutSecrets(masking));
        }
        if (insight.trace()) {
            DefaultTracer tracer = new DefaultTracer();
            tracer.setExchangeFormatter(new KindOfBody());
            camel.setTracer(tracer);
            camel.setTracing(true);
        }
    }

    /** Endpoints by their addresses, which may hold a secret. */
    private static final class WithoutSecrets extends DefaultManagementObjectNameStrategy {
        private final Masking masking;

        WithoutSecrets(Masking masking) {
            this.masking = masking;
        }

        @Override
        protected String getEndpointId(Endpoint endpoint) {
            return masking.of(super.getEndpointId(endpoint));
        }
    }

    /** What a body is, and not what is in it: names and addresses stay out of the log. */
    private static final class KindOfBody implements ExchangeFormatter {
        @Override
        public String format(Exchange exchange) {
            Object body = exchange.getMessage().getBody();
            return "Exchange[" + exchange.getExchangeId() + ", body "
                    + (body == null ? "none" : body.getClass().getSimpleName()) + "]";
        }
    }
}
