package linkspan.author.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.mapping.Place;
import linkspan.model.source.NotText;
import linkspan.model.source.SourceText;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML with the parser that Camel reads it with. */
final class YamlReader {
    private static final int DEPTH = 100;

    private final String shown;

    private YamlReader(String shown) {
        this.shown = shown;
    }

    /**
     * All that the text says; an empty one is an empty list.
     *
     * @param shown the file as an author writes it
     */
    static Value value(String text, String shown) throws YamlBroken {
        return new YamlReader(shown).read(text);
    }

    /** The text of a file. */
    static String text(Path file, String shown) throws YamlBroken {
        try {
            return SourceText.read(file);
        } catch (NotText e) {
            throw new YamlBroken(new Place(shown, e.line(), 1), e.reason());
        } catch (IOException e) {
            throw new YamlBroken(Place.in(shown), "cannot be read");
        }
    }

    private Value read(String text) throws YamlBroken {
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(text);
            return root.isPresent() ? value(root.get(), DEPTH) : new Value.Items(new Place(shown, 1, 1), List.of());
        } catch (MarkedYamlEngineException e) {
            throw new YamlBroken(place(e.getProblemMark().or(e::getContextMark)), plain(e));
        } catch (YamlEngineException e) {
            throw new YamlBroken(Place.in(shown), "no YAML: " + e.getMessage());
        }
    }

    private Value value(Node node, int depth) throws YamlBroken {
        Place place = place(node.getStartMark());
        if (depth == 0) {
            throw new YamlBroken(place, "nested too deep");
        }
        if (node instanceof ScalarNode scalar) {
            return new Value.Text(place, scalar.getValue());
        }
        if (node instanceof SequenceNode sequence) {
            List<Value> values = new ArrayList<>();
            for (Node member : sequence.getValue()) {
                values.add(value(member, depth - 1));
            }
            return new Value.Items(place, values);
        }
        return fields((MappingNode) node, place, depth);
    }

    private Value fields(MappingNode node, Place place, int depth) throws YamlBroken {
        Map<String, Value.Field> all = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Place at = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new YamlBroken(at, "a key is a word; braces that are part of a text need quotes around the text");
            }
            Value.Field before =
                    all.putIfAbsent(key.getValue(), new Value.Field(at, value(tuple.getValueNode(), depth - 1)));
            if (before != null) {
                throw new YamlBroken(
                        at,
                        "'" + key.getValue() + "' stands here twice, first in line "
                                + before.key().line());
            }
        }
        return new Value.Fields(place, all);
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(shown, at.getLine() + 1, at.getColumn() + 1))
                .orElse(Place.in(shown));
    }

    /** The parser speaks of tokens and blocks. */
    private static String plain(MarkedYamlEngineException e) {
        String problem = e.getProblem() == null ? "" : e.getProblem();
        if (problem.contains("mapping values are not allowed")) {
            return "no key may stand here: is the indentation right? A text that holds ': ' needs quotes";
        }
        if (problem.contains("TAB")) {
            return "a tab: YAML is indented with spaces";
        }
        if (problem.contains("expected <block end>")) {
            return "the indentation does not fit the lines above";
        }
        if (problem.contains("could not find expected ':'")) {
            return "a key without ':' in the line before, or an indentation that does not fit";
        }
        return problem.isBlank() ? "no YAML" : "no YAML: " + problem;
    }
}
