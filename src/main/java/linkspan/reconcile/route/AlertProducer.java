package linkspan.reconcile.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.alert.AlertSink;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Says what a run came to: a difference that is too large, a slot that was missed, a run that failed; and that it is over. */
final class AlertProducer extends DefaultProducer {
    private final AlertSink alerts;

    AlertProducer(Endpoint endpoint, AlertSink alerts) {
        super(endpoint);
        this.alerts = alerts;
    }

    @Override
    public void process(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof ObjectNode outcome)
                || outcome.path("state").asText().equals("skipped")) {
            return;
        }
        String route = outcome.path("route").asText();
        String text = outcome.path("text").asText();
        boolean done = outcome.path("state").asText().equals("done");
        tell(
                AlertRule.RECONCILIATION_LATE,
                route,
                text,
                !done || outcome.path("late").asBoolean());
        if (done) {
            tell(
                    AlertRule.DIFFERENCE_LARGE,
                    route,
                    text,
                    outcome.path("alarming").asLong() > 0);
        }
    }

    private void tell(AlertRule rule, String route, String text, boolean there) {
        if (there) {
            alerts.raise(rule, route, text);
        } else {
            alerts.over(rule, route);
        }
    }
}
