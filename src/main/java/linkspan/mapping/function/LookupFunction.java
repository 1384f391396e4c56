package linkspan.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.List;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;
import org.jspecify.annotations.Nullable;

/**
 * {@code lookup("table", key)} and {@code lookup("table", key, fallback)}: our word for theirs, from a values table of the
 * mapping's own system, or of another as {@code "wms/warehouse"}. {@code lookup-back} reads the same table the other way.
 *
 * <p>A key that the table lacks, and an absent key, give the fallback, else the row {@code default}, else a refusal. The
 * way back knows no default.
 */
record LookupFunction(ValueTables tables, String system, Direction direction) implements Function, LiteralCheck {
    /** Which column is asked for. */
    enum Direction {
        THEIRS_TO_OURS,
        OURS_TO_THEIRS
    }

    @Override
    public String getName() {
        return direction == Direction.THEIRS_TO_OURS ? "lookup" : "lookup-back";
    }

    @Override
    public int getMinArguments() {
        return 2;
    }

    @Override
    public int getMaxArguments() {
        return 3;
    }

    /** A key that is written out must be there: a gap in the table is found before the first message. */
    @Override
    public void check(List<@Nullable JsonNode> literals, Place place) {
        JsonNode table = literals.get(0);
        if (table == null || !table.isTextual()) {
            throw new MappingBroken(place, getName() + ": the table must be written out");
        }
        try {
            ValueTable read = tables.get(name(table));
            JsonNode key = literals.get(1);
            if (key != null && literals.size() == 2 && found(read, key) == null && otherwise(read) == null) {
                throw new MappingBroken(place, getName() + ": " + key.asText() + " is not in the table " + name(table));
            }
        } catch (ValueTables.NoSuchTable e) {
            throw new MappingBroken(place, getName() + ": " + e.getMessage());
        }
    }

    @Override
    public JsonNode call(JsonNode context, JsonNode[] arguments) {
        String name = name(arguments[0]);
        JsonNode key = arguments[1];
        if (key.isContainerNode()) {
            throw Refusal.expected("a key", 1, key);
        }
        ValueTable table = tables.get(name);
        String value = found(table, key);
        if (value != null) {
            return TextNode.valueOf(value);
        }
        if (arguments.length == 3) {
            return arguments[2];
        }
        String otherwise = otherwise(table);
        if (otherwise == null) {
            throw Refusal.of(1, key, Authored.isAbsent(key) ? "missing" : "not in the table " + name);
        }
        return TextNode.valueOf(otherwise);
    }

    private @Nullable String found(ValueTable table, JsonNode key) {
        String word = Authored.isAbsent(key) ? "" : key.asText().strip();
        return direction == Direction.THEIRS_TO_OURS ? table.value(word) : table.key(word);
    }

    private @Nullable String otherwise(ValueTable table) {
        return direction == Direction.THEIRS_TO_OURS ? table.otherwise() : null;
    }

    private String name(JsonNode table) {
        return table.textValue().contains("/") ? table.textValue() : system + "/" + table.textValue();
    }
}
