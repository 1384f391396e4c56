package linkspan.author.diff;

/**
 * One place where an output is not what was expected.
 *
 * @param path {@code items[0].unitPrice}, {@code /order/line[2]/@id}, {@code row 2, price}; empty for the whole
 * @param expected as it stands in the expected output; {@link #NOTHING} where nothing was expected
 * @param actual as it came out; {@link #NOTHING} where nothing did
 * @param spot in the expected output
 */
public record Difference(String path, String expected, String actual, Spot spot) {
    public static final String NOTHING = "nothing";
    private static final int SHOWN = 120;

    /** From 1; 0 when unknown. */
    public record Spot(int line, int column) {
        static final Spot START = new Spot(1, 1);
    }

    /** {@code items[0].unitPrice: expected 19.90, got 19.9}. */
    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + "expected " + cut(expected) + ", got " + cut(actual);
    }

    private static String cut(String value) {
        String line = value.replaceAll("\\R\\s*", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
