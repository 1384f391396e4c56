package linkspan.mapping;

/** A mapping that does not exist or does not compile: the start fails with this one line. */
public final class MappingBroken extends RuntimeException {
    private final Place place;
    private final String reason;

    public MappingBroken(Place place, String reason) {
        super(place + ": " + reason);
        this.place = place;
        this.reason = reason;
    }

    public Place place() {
        return place;
    }

    public String reason() {
        return reason;
    }
}
