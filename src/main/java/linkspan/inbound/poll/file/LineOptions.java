package linkspan.inbound.poll.file;

import java.util.Map;
import linkspan.inbound.poll.checkpoint.MaxBad;
import linkspan.inbound.poll.source.PollOptions;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * What {@code poll:lines} says of its files: CSV with a head, UTF-8, or XML.
 *
 * @param element name of the XML element that is a row; empty: files are CSV
 */
@UriParams
public record LineOptions(char separator, String element, int size, MaxBad maxBad) {
    @UriParam(
            name = "separator",
            description = "One character, or tab, between the cells of poll:lines",
            defaultValue = ",")
    private static final String SEPARATOR = "separator";

    @UriParam(name = "element", description = "Name of the XML element that is a row; without it files are CSV")
    private static final String ELEMENT = "element";

    @UriParam(name = "size", description = "Lines of a page", defaultValue = "1000")
    private static final String SIZE = "size";

    @UriParam(
            name = "max-bad",
            description = "How many lines of a file may become letters before the poll stops",
            defaultValue = "1%,1000")
    private static final String MAX_BAD = "max-bad";

    /** Takes them out of {@code parameters}; throws {@link IllegalArgumentException} naming the one that makes no sense. */
    public static LineOptions of(Map<String, Object> parameters) {
        String separator = PollOptions.text(parameters, SEPARATOR, ",");
        String one = separator.equals("tab") ? "\t" : separator;
        if (one.length() != 1) {
            throw new IllegalArgumentException("separator: '" + separator + "' is no character, nor tab");
        }
        return new LineOptions(
                one.charAt(0),
                PollOptions.text(parameters, ELEMENT, ""),
                PollOptions.size(PollOptions.text(parameters, SIZE, "1000")),
                MaxBad.of(PollOptions.text(parameters, MAX_BAD, "1%,1000")));
    }
}
