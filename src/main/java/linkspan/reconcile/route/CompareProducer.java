package linkspan.reconcile.route;

import java.time.Instant;
import java.util.Date;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Trigger;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Runs the plan on the exchange's own thread; its route stands from the producer's start to its stop. */
final class CompareProducer extends DefaultProducer {
    /** Set by {@code quartz:}: the time for which it fired. */
    private static final String FIRED = "scheduledFireTime";

    private final ReconcileComponent component;
    private final Plan plan;

    CompareProducer(ReconcileEndpoint endpoint, ReconcileComponent component) {
        super(endpoint);
        this.component = component;
        this.plan = endpoint.plan();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        SideRoutes sides = new SideRoutes(getEndpoint().getCamelContext(), component.means());
        component.standing().add(plan, sides, trigger -> sides.start(plan, trigger));
    }

    @Override
    protected void doStop() throws Exception {
        component.standing().remove(plan);
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) {
        Trigger trigger = exchange.getProperty(Trigger.PROPERTY, Trigger.class);
        Date fired = exchange.getMessage().getHeader(FIRED, Date.class);
        exchange.getMessage().removeHeaders("*");
        if (trigger == null) {
            Instant slot = fired == null ? component.means().clock().instant() : fired.toInstant();
            trigger = Trigger.ofSchedule(slot);
        }
        exchange.getMessage().setBody(component.performer().perform(plan, trigger));
    }
}
