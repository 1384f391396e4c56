package linkspan.business.shipment;

import java.util.List;

/** The shipments that the hub knows. */
@FunctionalInterface
public interface Shipments {
    /** Those with that number, the one that was shipped last first. */
    List<Shipment> find(String trackingNo);
}
