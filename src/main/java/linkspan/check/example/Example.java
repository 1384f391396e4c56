package linkspan.check.example;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.event.Json;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.xml.XmlMalformed;

/**
 * A message that a mapping gets.
 *
 * @param mapping {@code wms/deliver-order-created}
 * @param name of the case, {@code minimal}
 * @param input {@code CASE.in.json}, {@code .in.xml} or any other: read as a route would read the body
 * @param expected what it is compared with, {@code CASE.out.json}, {@code .out.xml}, {@code .out.csv}, {@code .error.txt}:
 *     one where all is well
 */
public record Example(String mapping, String name, Path input, List<Path> expected) {
    public Example {
        expected = List.copyOf(expected);
    }

    /** What the mapping makes of it. */
    public Outcome outcome(Mapping compiled) {
        Map<String, JsonNode> event = ExampleEvent.variables(mapping);
        try {
            JsonNode made = compiled.map(Mapping.input(Files.readAllBytes(input)), event);
            return new Outcome.Made(made.isTextual() ? made : Json.read(Json.bytes(made)));
        } catch (Json.Malformed e) {
            return new Outcome.Malformed("not JSON: " + e.reason(), e.line(), e.column());
        } catch (XmlMalformed e) {
            return new Outcome.Malformed("not XML: " + e.reason(), e.line(), e.column());
        } catch (MappingFailed e) {
            return new Outcome.Refused(e);
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
