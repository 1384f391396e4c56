package linkspan.author.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.model.Json;
import linkspan.platform.format.Format;
import linkspan.platform.format.FormatMalformed;

/**
 * A message that a mapping gets.
 *
 * @param mapping {@code wms/deliver-order-created}
 * @param name of the case, {@code minimal}
 * @param input {@code CASE.in.json}, {@code .in.xml}, {@code .in.csv}, {@code .in.yaml}, {@code .in.form}; any other is
 *     read as a route would read a body of which nobody says anything
 * @param expected what it is compared with, {@code CASE.out.json}, {@code .out.xml}, {@code .out.csv}, {@code .error.txt}:
 *     one where all is well
 */
public record Example(String mapping, String name, Path input, List<Path> expected) {
    public Example {
        expected = List.copyOf(expected);
    }

    /** What the mapping makes of it. */
    public ExampleOutcome outcome(Mapping compiled) {
        try {
            JsonNode made = compiled.map(tree(), ExampleEvent.variables(mapping));
            return new ExampleOutcome.Made(made.isTextual() ? made : Json.read(Json.bytes(made)));
        } catch (FormatMalformed e) {
            String name = Format.ofFile(input.toString(), body()).name();
            return new ExampleOutcome.Malformed("not " + name + ": " + e.reason(), e.line(), e.column());
        } catch (MappingFailed e) {
            return new ExampleOutcome.Refused(e);
        }
    }

    /** The input as the mapping sees it; throws {@link FormatMalformed}. */
    public JsonNode tree() {
        byte[] body = body();
        return Format.ofFile(input.toString(), body).tree(body, "");
    }

    private byte[] body() {
        try {
            return Files.readAllBytes(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code wms/deliver-order-created minimal}. */
    @Override
    public String toString() {
        return mapping + " " + name;
    }
}
