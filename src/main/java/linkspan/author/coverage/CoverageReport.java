package linkspan.author.coverage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/**
 * The coverage of mappings and modules, by name.
 *
 * @param took how long it took to find out
 */
public record CoverageReport(List<MappingCoverage> mappings, Duration took) {
    public CoverageReport {
        mappings = List.copyOf(mappings);
    }

    /** A table, and below it what is missing, a line each; without a line end. */
    public String text() {
        return CoverageText.of(this);
    }

    /** {@code {"mappings": [{"mapping", "examples", "read": {"total", "never": []}, "set", "branches"}], "millis"}}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("mappings");
        for (MappingCoverage mapping : mappings) {
            ObjectNode row = list.addObject().put("mapping", mapping.name()).put("examples", mapping.examples());
            row.set("read", json(mapping.read()));
            row.set("set", json(mapping.set()));
            row.set("branches", json(mapping.branches()));
        }
        return json.put("millis", took.toMillis());
    }

    private static ObjectNode json(Share share) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("total", share.all().size());
        ArrayNode never = json.putArray("never");
        share.missing().forEach(never::add);
        return json;
    }
}
