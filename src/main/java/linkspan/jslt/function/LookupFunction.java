package linkspan.jslt.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.List;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;
import org.jspecify.annotations.Nullable;

/**
 * {@code lookup("table", key)} and {@code lookup("table", key, fallback)}: our word for theirs, from a values table of the
 * mapping's own system, or of another as {@code "wms/warehouse"}.
 *
 * <p>A key that the table lacks, and an absent key, give the fallback, else the row {@code default}, else a refusal.
 */
record LookupFunction(ValueTables tables, String system) implements Function, Checked {
    @Override
    public String getName() {
        return "lookup";
    }

    @Override
    public int getMinArguments() {
        return 2;
    }

    @Override
    public int getMaxArguments() {
        return 3;
    }

    @Override
    public void check(List<@Nullable JsonNode> literals, Place place) {
        JsonNode table = literals.get(0);
        if (table == null || !table.isTextual()) {
            throw new MappingBroken(place, "lookup: the table must be written out");
        }
        try {
            tables.get(name(table));
        } catch (ValueTables.NoSuchTable e) {
            throw new MappingBroken(place, "lookup: " + e.getMessage());
        }
    }

    @Override
    public JsonNode call(JsonNode context, JsonNode[] arguments) {
        String name = name(arguments[0]);
        JsonNode key = arguments[1];
        if (key.isContainerNode()) {
            throw Refusal.expected("a key", 1, key);
        }
        String value =
                tables.get(name).get(Authored.isAbsent(key) ? "" : key.asText().strip());
        if (value != null) {
            return TextNode.valueOf(value);
        }
        if (arguments.length == 3) {
            return arguments[2];
        }
        String otherwise = tables.get(name).get(ValueTables.DEFAULT);
        if (otherwise == null) {
            throw Refusal.of(1, key, Authored.isAbsent(key) ? "missing" : "not in the table " + name);
        }
        return TextNode.valueOf(otherwise);
    }

    private String name(JsonNode table) {
        return table.textValue().contains("/") ? table.textValue() : system + "/" + table.textValue();
    }
}
