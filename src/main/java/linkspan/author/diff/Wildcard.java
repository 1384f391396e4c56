package linkspan.author.diff;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The only two words of an expected output that stand for more than themselves; each is a whole value. */
public final class Wildcard {
    /** Any UUID in its usual form. */
    public static final String UUID = "$uuid";
    /** Any time with offset, RFC 3339. */
    public static final String INSTANT = "$instant";

    private static final Pattern UUIDS = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Wildcard() {}

    /** The same text, or one that the expected word stands for. */
    public static boolean fits(String expected, String actual) {
        return switch (expected) {
            case UUID -> UUIDS.matcher(actual).matches();
            case INSTANT -> isTime(actual);
            default -> expected.equals(actual);
        };
    }

    /** The wildcard where one was expected and fits, else what came out. */
    static String kept(String before, String actual) {
        return fits(before, actual) ? before : actual;
    }

    private static boolean isTime(String text) {
        try {
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
