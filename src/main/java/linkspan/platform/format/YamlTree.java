package linkspan.platform.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One YAML 1.2 document (JSON schema: {@code no} and {@code 007} are texts, numbers keep every digit) as a tree. Made
 * from the parser's events, so that nothing is ever constructed by a tag.
 *
 * <p>Refused: tags of one's own, keys that come twice or are no scalar, a second document, nesting over
 * {@value YamlBuilder#DEEPEST}, {@code .inf} and {@code .nan}, and aliases that make the document more than ten times as large.
 */
final class YamlTree {
    private YamlTree() {}

    static JsonNode of(String text) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        YamlBuilder builder = new YamlBuilder(10L * text.length() + 10_000);
        int documents = 0;
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (event instanceof DocumentStartEvent && ++documents > 1) {
                    throw at(event, "a second document");
                }
                take(builder, event);
            }
        } catch (YamlBuilder.Wrong e) {
            throw new FormatMalformed(e.getMessage() == null ? "" : e.getMessage());
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            throw mark == null
                    ? new FormatMalformed(e.getProblem())
                    : new FormatMalformed(mark.getLine() + 1, mark.getColumn() + 1, withoutValues(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new FormatMalformed("not readable as YAML");
        }
        JsonNode root = builder.root();
        if (root == null) {
            throw new FormatMalformed("empty");
        }
        return root;
    }

    private static void take(YamlBuilder builder, Event event) {
        try {
            if (event instanceof ScalarEvent scalar) {
                builder.scalar(scalar);
            } else if (event instanceof AliasEvent alias) {
                builder.alias(alias.getAlias().getValue());
            } else if (event instanceof MappingStartEvent start) {
                builder.mapping(start);
            } else if (event instanceof SequenceStartEvent start) {
                builder.sequence(start);
            } else if (event instanceof CollectionEndEvent) {
                builder.end();
            }
        } catch (YamlBuilder.Wrong e) {
            throw at(event, String.valueOf(e.getMessage()));
        }
    }

    private static FormatMalformed at(Event event, String reason) {
        return event.getStartMark()
                .map(mark -> new FormatMalformed(mark.getLine() + 1, mark.getColumn() + 1, reason))
                .orElseGet(() -> new FormatMalformed(reason));
    }

    /** The library quotes what it stumbles over. */
    private static String withoutValues(String problem) {
        return problem.replaceAll("'[^']{2,}'|\\(0x[^)]*\\)", "…");
    }
}
