package linkspan.lab.sandbox.tms;

import java.time.format.DateTimeFormatter;

/** XML; the newest event first. */
final class FedexForm {
    private FedexForm() {}

    static String answer(Parcel parcel) {
        StringBuilder events = new StringBuilder();
        for (int i = parcel.points().size() - 1; i >= 0; i--) {
            Parcel.Point point = parcel.points().get(i);
            events.append("""
                          <Events>
                            <Timestamp>%s</Timestamp>
                            <EventType>%s</EventType>
                            <EventDescription>%s</EventDescription>
                            <Address><City>%s</City></Address>
                          </Events>
                    """.formatted(
                            point.at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                            code(point.status()),
                            point.status(),
                            MarkUp.text(point.city())));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <TrackReply xmlns="http://fedex.com/ws/track/v7">
                  <HighestSeverity>SUCCESS</HighestSeverity>
                  <CompletedTrackDetails>
                    <DuplicateWaybill>false</DuplicateWaybill>
                    <TrackDetails>
                      <Notification><Severity>SUCCESS</Severity><Code>0</Code></Notification>
                      <TrackingNumber>%s</TrackingNumber>
                      <StatusDetail><Code>%s</Code></StatusDetail>
                %s    </TrackDetails>
                  </CompletedTrackDetails>
                </TrackReply>
                """.formatted(
                        MarkUp.text(parcel.trackingNo()), code(parcel.last().status()), events);
    }

    private static String code(Parcel.Status status) {
        return switch (status) {
            case PRE_TRANSIT -> "OC";
            case IN_TRANSIT -> "IT";
            case OUT_FOR_DELIVERY -> "OD";
            case DELIVERED -> "DL";
            case EXCEPTION -> "DE";
            case RETURNED -> "RS";
        };
    }
}
