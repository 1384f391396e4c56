package linkspan.lab.sandbox.tms;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** XML; the newest event as summary, local times without a zone. Without a state they are read as UTC. */
final class UspsForm {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);

    private UspsForm() {}

    static String answer(Parcel parcel) {
        StringBuilder events = new StringBuilder();
        for (int i = parcel.points().size() - 1; i >= 0; i--) {
            String element = events.isEmpty() ? "TrackSummary" : "TrackDetail";
            Parcel.Point point = parcel.points().get(i);
            events.append(
                    "    <%s><EventTime>%s</EventTime><EventDate>%s</EventDate><Event>%s</Event><EventCity>%s</EventCity></%s>\n"
                            .formatted(
                                    element,
                                    TIME.format(point.at()).toLowerCase(Locale.ROOT),
                                    DAY.format(point.at()),
                                    point.status(),
                                    MarkUp.text(point.city()),
                                    element));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <TrackResponse>
                  <TrackInfo ID="%s">
                    <StatusCategory>%s</StatusCategory>
                %s  </TrackInfo>
                </TrackResponse>
                """.formatted(
                        MarkUp.text(parcel.trackingNo()), category(parcel.last().status()), events);
    }

    private static String category(Parcel.Status status) {
        return switch (status) {
            case PRE_TRANSIT -> "Pre-Shipment";
            case IN_TRANSIT -> "In Transit";
            case OUT_FOR_DELIVERY -> "Out for Delivery";
            case DELIVERED -> "Delivered";
            case EXCEPTION -> "Alert";
            case RETURNED -> "Return to Sender";
        };
    }
}
