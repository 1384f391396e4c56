package linkspan.lab.sandbox.tms;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A parcel on its way.
 *
 * @param points where it has been, the oldest first; at least one
 */
record Parcel(String trackingNo, String carrier, List<Point> points) {
    /** Where a parcel stands, in words that every form has one for. */
    enum Status {
        PRE_TRANSIT,
        IN_TRANSIT,
        OUT_FOR_DELIVERY,
        DELIVERED,
        EXCEPTION,
        RETURNED
    }

    /** @param at local time there */
    record Point(OffsetDateTime at, Status status, String city) {}

    Parcel {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException(trackingNo + " has been nowhere");
        }
    }

    Parcel then(Point next) {
        List<Point> more = new ArrayList<>(points);
        more.add(next);
        return new Parcel(trackingNo, carrier, more);
    }

    Point last() {
        return points.get(points.size() - 1);
    }
}
