package linkspan.author.compat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import linkspan.author.examples.Example;
import linkspan.author.examples.ExampleFolder;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.mapping.schema.SchemaReader;
import linkspan.platform.terminal.CommandFailed;

/** Compares schemas and mappings of two versions. */
public final class Compatibility {
    private final Side before;
    private final Side now;
    private final List<SchemaChange> changes = new ArrayList<>();
    private int examples;

    private Compatibility(Side before, Side now) {
        this.before = before;
        this.now = now;
    }

    /**
     * Each version is a schema, a mapping, a folder of either, or a project's root.
     *
     * @throws CommandFailed for what cannot be compared
     */
    public static Comparison of(Path old, Path young) {
        Compatibility both = new Compatibility(Side.of(old), Side.of(young));
        try {
            return both.compare(young);
        } catch (MappingBroken e) {
            throw new CommandFailed(String.valueOf(e.getMessage()));
        }
    }

    private Comparison compare(Path young) {
        int schemas = 0;
        for (Map.Entry<String, Path> schema : before.schemas().entrySet()) {
            Path after = now.schemas().get(schema.getKey());
            String where = schema.getKey().isEmpty() ? String.valueOf(young.getFileName()) : schema.getKey();
            if (after == null) {
                changes.add(SchemaChange.breaks(where, "", "schema removed", "its event has no form any more"));
            } else {
                schemas++;
                changes.addAll(
                        SchemaChanges.between(where, SchemaReader.read(schema.getValue()), SchemaReader.read(after)));
            }
        }
        for (String added : now.schemas().keySet()) {
            if (!before.schemas().containsKey(added)) {
                changes.add(SchemaChange.fine(added, "", "schema added", "nobody reads it yet"));
            }
        }
        return new Comparison(changes, schemas, mappings(), examples);
    }

    private int mappings() {
        Mappings old = before.compiler();
        Mappings young = now.compiler();
        int compared = 0;
        boolean oneEach = before.mappings().size() == 1 && now.mappings().size() == 1;
        for (String name : before.mappings().keySet()) {
            String other = oneEach ? now.mappings().keySet().iterator().next() : name;
            if (!now.mappings().containsKey(other)) {
                changes.add(SchemaChange.breaks(name, "", "mapping removed", "a route that calls it does not start"));
                continue;
            }
            compared++;
            List<Example> inputs = examples(name, other);
            examples += inputs.size();
            if (inputs.isEmpty()) {
                changes.add(SchemaChange.fine(name, "", "not compared", "it has no example"));
            }
            compare(name, old.get(name), other, young, inputs);
        }
        for (String added : now.mappings().keySet()) {
            if (!oneEach && !before.mappings().containsKey(added)) {
                changes.add(SchemaChange.fine(added, "", "mapping added", "nobody gets anything from it yet"));
            }
        }
        return compared;
    }

    private void compare(String name, Mapping old, String other, Mappings young, List<Example> inputs) {
        try {
            changes.addAll(MappingChanges.between(name, old, young.get(other), inputs));
        } catch (MappingBroken e) {
            changes.add(SchemaChange.breaks(name, "", "does not compile", Objects.toString(e.getMessage(), "")));
        }
    }

    /** Inputs of both versions; of two with one name the older. */
    private List<Example> examples(String name, String other) {
        Map<String, Example> all = new TreeMap<>();
        ExampleFolder.read(now.root(), other).examples().forEach(example -> all.put(example.name(), example));
        ExampleFolder.read(before.root(), name).examples().forEach(example -> all.put(example.name(), example));
        return List.copyOf(all.values());
    }
}
