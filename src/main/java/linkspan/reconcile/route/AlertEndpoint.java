package linkspan.reconcile.route;

import linkspan.platform.alert.AlertSink;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code reconcile:alert}. */
final class AlertEndpoint extends DefaultEndpoint {
    private final AlertSink alerts;

    AlertEndpoint(String uri, Component component, AlertSink alerts) {
        super(uri, component);
        this.alerts = alerts;
    }

    @Override
    public Producer createProducer() {
        return new AlertProducer(this, alerts);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("reconcile: is a step, not a start");
    }
}
