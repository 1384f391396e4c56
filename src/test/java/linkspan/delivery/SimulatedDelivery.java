package linkspan.delivery;

import java.util.List;
import linkspan.delivery.note.EventRoute;
import linkspan.platform.system.SystemSettings;

/** One system's delivery, with its routes; whoever simulates looks after its parked keys. */
public final class SimulatedDelivery {
    private final SystemDelivery delivery;

    public SimulatedDelivery(SystemSettings settings, DeliveryTools tools, List<? extends EventRoute> routes) {
        delivery = new SystemDelivery(settings, tools, () -> true);
        routes.forEach(route -> delivery.subscribe(route.type(), route));
        routes.forEach(delivery::routeStarted);
    }

    public void retryDue() {
        delivery.retryDue();
    }
}
