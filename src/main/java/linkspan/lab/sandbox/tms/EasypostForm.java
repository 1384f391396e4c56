package linkspan.lab.sandbox.tms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import linkspan.lab.sandbox.call.SandboxJson;

/** A tracker; all its times are in UTC. */
final class EasypostForm {
    private EasypostForm() {}

    static String answer(Parcel parcel) {
        ObjectNode tracker = SandboxJson.object()
                .put("object", "Tracker")
                .put("tracking_code", parcel.trackingNo())
                .put("carrier", parcel.carrier())
                .put("status", status(parcel.last().status()))
                .put("updated_at", parcel.last().at().toInstant().toString())
                .putNull("est_delivery_date");
        ArrayNode details = tracker.putArray("tracking_details");
        for (Parcel.Point point : parcel.points()) {
            ObjectNode detail = details.addObject()
                    .put("object", "TrackingDetail")
                    .put("datetime", point.at().toInstant().toString())
                    .put("status", status(point.status()))
                    .put("message", point.status().name());
            detail.putObject("tracking_location").put("city", point.city());
        }
        return SandboxJson.write(tracker);
    }

    private static String status(Parcel.Status status) {
        return switch (status) {
            case EXCEPTION -> "failure";
            case RETURNED -> "return_to_sender";
            case PRE_TRANSIT, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED ->
                status.name().toLowerCase(Locale.ROOT);
        };
    }
}
