package linkspan.author.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import linkspan.mapping.schema.FieldPath;
import linkspan.mapping.schema.MappingName;
import linkspan.mapping.schema.SchemaFields;
import linkspan.model.EventType;

/** The fields that a mapping is given and those that it could set. */
final class KnownFields {
    /** How events stand in a batch. */
    private static final FieldPath IN_BATCH =
            FieldPath.ROOT.then(FieldPath.EACH).then("data");

    private static final FieldPath SHIPMENT = FieldPath.of("shipment");
    private static final FieldPath ORDER = FieldPath.of("orderId");
    private static final FieldPath REASON = FieldPath.of("cancelReason");

    private final Path mappings;

    KnownFields(Path mappings) {
        this.mappings = mappings;
    }

    /** By path, with the types that are known: what the inputs have and, of what is delivered, what the canonical schema has. */
    Map<FieldPath, Set<String>> of(MappingName name, List<JsonNode> inputs) {
        Map<FieldPath, Set<String>> fields = new TreeMap<>();
        for (JsonNode input : inputs) {
            FieldPath.leaves(input).forEach(path -> fields.putIfAbsent(path, Set.of()));
        }
        if (name.delivers()) {
            FieldPath above = inputs.stream().anyMatch(JsonNode::isArray) ? IN_BATCH : FieldPath.ROOT;
            SchemaFields.of(mappings, name.event().orElseThrow().type())
                    .values()
                    .forEach(field -> fields.put(above.then(FieldPath.of(field.path())), field.types()));
        }
        return withoutHolders(fields);
    }

    /** What the target's schema has, without what the hub adds; empty when there is none. */
    Optional<List<FieldPath>> target(String mapping, MappingName name) {
        List<FieldPath> beside =
                SchemaFields.of(mappings.resolve(mapping + ".schema.json")).stated();
        if (!beside.isEmpty()) {
            return Optional.of(beside);
        }
        return Optional.of(name)
                .filter(MappingName::receives)
                .flatMap(MappingName::event)
                .map(event -> told(
                        event.type(), SchemaFields.of(mappings, event.type()).stated()))
                .filter(fields -> !fields.isEmpty());
    }

    /** A warehouse tells of the shipment alone, and nobody else does; a reason is there for what was cancelled. */
    private static List<FieldPath> told(EventType event, List<FieldPath> fields) {
        return fields.stream()
                .filter(path -> event.equals(EventType.ORDER_SHIPPED)
                        ? path.startsWith(SHIPMENT) || path.equals(ORDER)
                        : !path.startsWith(SHIPMENT))
                .filter(path -> event.equals(EventType.ORDER_CANCELLED) || !path.equals(REASON))
                .toList();
    }

    /** {@code discount: null} in one example is the {@code discount.value} of another one. */
    static <T> Map<FieldPath, T> withoutHolders(Map<FieldPath, T> fields) {
        Map<FieldPath, T> leaves = new LinkedHashMap<>();
        List<FieldPath> paths = new ArrayList<>(fields.keySet());
        for (FieldPath path : paths) {
            boolean holds = path.steps().isEmpty()
                    || paths.stream().anyMatch(other -> !other.equals(path) && other.startsWith(path));
            if (!holds) {
                leaves.put(path, Objects.requireNonNull(fields.get(path)));
            }
        }
        return leaves;
    }
}
