package linkspan.reconcile.route;

import linkspan.reconcile.run.plan.Plan;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code reconcile:compare}. */
final class ReconcileEndpoint extends DefaultEndpoint {
    private final ReconcileComponent component;
    private final Plan plan;

    ReconcileEndpoint(String uri, ReconcileComponent component, Plan plan) {
        super(uri, component);
        this.component = component;
        this.plan = plan;
    }

    Plan plan() {
        return plan;
    }

    @Override
    public Producer createProducer() {
        return new CompareProducer(this, component);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("reconcile: is a step, not a start");
    }
}
