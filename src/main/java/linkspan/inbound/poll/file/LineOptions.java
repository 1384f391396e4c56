package linkspan.inbound.poll.file;

import java.util.Map;
import linkspan.inbound.poll.checkpoint.MaxBad;
import linkspan.inbound.poll.source.PollOptions;

/**
 * What {@code poll:lines} says of its files: CSV with a head, UTF-8, or XML.
 *
 * @param element name of the XML element that is a row; empty: files are CSV
 */
public record LineOptions(char separator, String element, int size, MaxBad maxBad) {
    /** Takes them out of {@code parameters}; throws {@link IllegalArgumentException} naming the one that makes no sense. */
    public static LineOptions of(Map<String, Object> parameters) {
        String separator = PollOptions.text(parameters, "separator", ",");
        String one = separator.equals("tab") ? "\t" : separator;
        if (one.length() != 1) {
            throw new IllegalArgumentException("separator: '" + separator + "' is no character, nor tab");
        }
        return new LineOptions(
                one.charAt(0),
                PollOptions.text(parameters, "element", ""),
                PollOptions.size(PollOptions.text(parameters, "size", "1000")),
                MaxBad.of(PollOptions.text(parameters, "max-bad", "1%,1000")));
    }
}
