package linkspan.author.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import linkspan.author.diff.Difference;
import linkspan.author.diff.JsonSpots;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;
import linkspan.model.Json;

/** Whether a schema means what it says: {@code "type": "strnig"} would refuse everything, a {@code $ref} to nowhere the start. */
final class SchemaWords {
    private static final Pattern REF = Pattern.compile("\"\\$ref\"\\s*:\\s*\"([^\"#]*)#?([^\"]*)\"");

    private final JsonSchema rules = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    SchemaLocation.of(SchemaId.V202012),
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_PATH)
                            .build());

    /** @param shown the file as an author writes it */
    List<MappingBroken> problems(Path schema, String shown) {
        String text = text(schema);
        JsonNode tree;
        try {
            tree = Json.read(text);
        } catch (Json.Malformed e) {
            return List.of(new MappingBroken(new Place(shown, e.line(), e.column()), e.reason()));
        }
        List<MappingBroken> problems = new ArrayList<>();
        JsonSpots spots = JsonSpots.of(text);
        Set<String> wrong = rules.validate(tree).stream()
                .map(message -> message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String path : wrong) {
            Difference.Spot spot = spots.at(path);
            Place place = new Place(shown, spot.line(), spot.column());
            problems.add(new MappingBroken(
                    place, (path.isEmpty() ? "this" : path) + " is not as JSON Schema 2020-12 has it"));
        }
        Matcher ref = REF.matcher(text);
        while (ref.find()) {
            if (!isThere(schema, tree, ref.group(1), ref.group(2))) {
                int line = (int) text.substring(0, ref.start()).lines().count();
                int column = ref.start() - text.lastIndexOf('\n', ref.start());
                problems.add(new MappingBroken(
                        new Place(shown, Math.max(1, line), column),
                        "there is no " + ref.group(1) + "#" + ref.group(2)));
            }
        }
        return problems;
    }

    private static boolean isThere(Path schema, JsonNode tree, String file, String pointer) {
        Path other = schema.resolveSibling(file);
        if (!file.isEmpty() && !Files.isRegularFile(other)) {
            return false;
        }
        if (!pointer.startsWith("/")) {
            return true;
        }
        try {
            return !(file.isEmpty() ? tree : Json.read(text(other))).at(pointer).isMissingNode();
        } catch (Json.Malformed e) {
            return true; // found where it is broken
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
