package linkspan.author.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form in which an expected output is written. */
public interface Form {
    /** The form of a file's ending, without its dot; text where the ending is none of ours. */
    static Form of(String ending) {
        return switch (ending) {
            case "json" -> new JsonForm();
            case "xml" -> new XmlForm();
            case "csv" -> new CsvForm();
            default -> new TextForm();
        };
    }

    /**
     * Where the output is another one; empty when it is what was expected.
     *
     * @param made what a mapping made: JSON, or one text in another form
     * @throws Unreadable when the expected output is not in this form
     */
    List<Difference> differences(String expected, JsonNode made);

    /**
     * The output as a file that expects it.
     *
     * @param before what was expected; its wildcards stay where they fit
     */
    String written(JsonNode made, @Nullable String before);
}
