package linkspan.lab.sandbox.tms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import linkspan.lab.sandbox.call.SandboxJson;

/** One tracking, with tags and checkpoints. */
final class AftershipForm {
    private AftershipForm() {}

    static String answer(Parcel parcel) {
        ObjectNode tracking = SandboxJson.object()
                .put("tracking_number", parcel.trackingNo())
                .put("slug", parcel.carrier().toLowerCase(Locale.ROOT))
                .put("tag", tag(parcel.last().status()))
                .put("subtag", subtag(parcel.last().status()))
                .put("updated_at", time(parcel.last()))
                .putNull("expected_delivery");
        ArrayNode points = tracking.putArray("checkpoints");
        parcel.points()
                .forEach(point -> points.addObject()
                        .put("checkpoint_time", time(point))
                        .put("tag", tag(point.status()))
                        .put("subtag", subtag(point.status()))
                        .put("city", point.city())
                        .put("message", tag(point.status())));
        ObjectNode answer = SandboxJson.object();
        answer.putObject("meta").put("code", 200);
        answer.putObject("data").set("tracking", tracking);
        return SandboxJson.write(answer);
    }

    private static String time(Parcel.Point point) {
        return point.at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String tag(Parcel.Status status) {
        return switch (status) {
            case PRE_TRANSIT -> "InfoReceived";
            case IN_TRANSIT -> "InTransit";
            case OUT_FOR_DELIVERY -> "OutForDelivery";
            case DELIVERED -> "Delivered";
            case EXCEPTION, RETURNED -> "Exception";
        };
    }

    private static String subtag(Parcel.Status status) {
        return tag(status) + (status == Parcel.Status.RETURNED ? "_011" : "_001");
    }
}
