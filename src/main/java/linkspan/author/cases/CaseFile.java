package linkspan.author.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.mapping.Place;
import linkspan.mapping.SchemaFinding;

/**
 * The cases of one {@code *.test.yaml}.
 *
 * @param broken what is wrong with the file; then it has no cases
 */
record CaseFile(List<RouteCase> cases, List<Finding> broken) {
    /** Says what a case file looks like, for editors, too. */
    static final String SCHEMA = "/schema/route-test.schema.json";

    CaseFile {
        cases = List.copyOf(cases);
        broken = List.copyOf(broken);
    }

    /** Reads case files; its schema is compiled once. */
    static final class Reader {
        private final JsonSchema schema;

        Reader() {
            try (InputStream text = Objects.requireNonNull(CaseFile.class.getResourceAsStream(SCHEMA))) {
                schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(
                                text,
                                SchemaValidatorsConfig.builder()
                                        .pathType(PathType.JSON_PATH)
                                        .build());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** {@code shown}: the file as an author writes it. */
        CaseFile read(Path file, String shown) {
            try {
                return of(CaseYaml.read(shown, Files.readString(file)));
            } catch (CaseYaml.Malformed e) {
                return new CaseFile(List.of(), List.of(broken(e.place(), String.valueOf(e.getMessage()))));
            } catch (IOException e) {
                return new CaseFile(List.of(), List.of(broken(Place.in(shown), "cannot be read: it is no UTF-8 text")));
            }
        }

        private CaseFile of(CaseYaml tree) {
            List<Finding> broken = new ArrayList<>();
            for (ValidationMessage message : schema.validate(tree.root())) {
                broken.add(broken(tree.place(pointer(message)), SchemaFinding.text(message)));
            }
            List<RouteCase> cases = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (JsonNode test : tree.root().path("tests")) {
                RouteCase next = new RouteCase(tree, "/tests/" + cases.size(), test);
                cases.add(next);
                if (broken.isEmpty() && !names.add(next.name())) {
                    broken.add(broken(next.place(), "there are two cases with the name '" + next.name() + "'"));
                }
            }
            return broken.isEmpty() ? new CaseFile(cases, broken) : new CaseFile(List.of(), broken);
        }
    }

    private static String pointer(ValidationMessage message) {
        StringBuilder pointer = new StringBuilder();
        JsonNodePath path = message.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append('/').append(path.getElement(i));
        }
        return message.getProperty() == null ? pointer.toString() : pointer + "/" + message.getProperty();
    }

    static Finding broken(Place place, String text) {
        return new Finding(FindingCode.CASE_BROKEN, place, text);
    }
}
