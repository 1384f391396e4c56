package linkspan.reconcile.route;

import java.util.Map;
import linkspan.reconcile.run.plan.Performer;
import linkspan.reconcile.run.plan.StandingRoutes;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code reconcile:compare?route=wms.reconcile-stock&left=direct:oms.list-stock&right=…}: the step that compares two sides. The body
 * becomes what it came to. {@code reconcile:alert}: the step behind it, which tells people where that is alarming.
 */
@UriEndpoint(scheme = "reconcile", syntax = "reconcile:what", title = "Reconcile", producerOnly = true)
public final class ReconcileComponent extends DefaultComponent {
    @UriPath(
            name = "what",
            description = "The step: compares two sides, or tells people of what it came to",
            enums = "compare,alert")
    private static final String WHAT = "what";

    private final StandingRoutes standing;
    private final Performer performer;
    private final SideRoutes.Means means;

    public ReconcileComponent(StandingRoutes standing, Performer performer, SideRoutes.Means means) {
        this.standing = standing;
        this.performer = performer;
        this.means = means;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.equals("alert")) {
            return new AlertEndpoint(uri, this, means.alerts());
        }
        if (!remaining.equals("compare")) {
            throw new IllegalArgumentException("there are reconcile:compare and reconcile:alert");
        }
        return new ReconcileEndpoint(uri, this, new PlanOptions(parameters).plan());
    }

    StandingRoutes standing() {
        return standing;
    }

    Performer performer() {
        return performer;
    }

    SideRoutes.Means means() {
        return means;
    }
}
