package linkspan.author.diff;

/** An expected output that is not in its form. */
public final class Unreadable extends RuntimeException {
    private final Difference.Spot spot;

    Unreadable(String reason, int line, int column) {
        super(reason, null, false, false);
        this.spot = new Difference.Spot(Math.max(1, line), Math.max(1, column));
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public Difference.Spot spot() {
        return spot;
    }
}
