package linkspan.author.reload;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.examples.ExampleFolder;
import linkspan.author.examples.ExampleRun;
import linkspan.author.lint.Unfinished;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.mapping.Place;
import linkspan.mapping.schema.EventSchemas;
import linkspan.model.kind.EventTypes;

/**
 * The mappings and schemas that run, and how edited files take their place: all of a system, or none of it. An edit that
 * fails its own examples is not taken.
 */
final class LiveMappings {
    /**
     * What came of an edit.
     *
     * @param taken edited files that run now
     * @param refused by system why its files wait
     * @param inUse how many mappings run
     */
    record Outcome(Set<Path> taken, Map<String, String> refused, int inUse) {}

    private final Sources sources;
    private final Path root;
    private final Mappings mappings;
    private final CanonicalSchemas schemas;
    private final Consumer<EventTypes> events;
    private final Set<Path> waiting = new HashSet<>();

    /** @param events takes over those that there are now */
    LiveMappings(Sources sources, Mappings mappings, CanonicalSchemas schemas, Consumer<EventTypes> events) {
        this.events = events;
        this.sources = sources;
        this.root = sources.mappings();
        this.mappings = mappings;
        this.schemas = schemas;
    }

    /** Of these files those to be taken over, and those that wait because an example failed and may now be right. */
    Set<Path> concern(Set<Path> files) {
        Set<Path> ours = files.stream().filter(file -> file.startsWith(root)).collect(Collectors.toSet());
        Set<Path> edited = ours.stream()
                .filter(file -> root.relativize(file).getNameCount() == 2)
                .collect(Collectors.toCollection(HashSet::new));
        if (!ours.isEmpty()) {
            edited.addAll(waiting);
        }
        return edited;
    }

    /**
     * Reads all files that are in use and takes them over. Messages under way end with what they began with.
     *
     * @throws MappingBroken when a schema is broken, which all systems share; everything stays as it is
     */
    Outcome reload(Set<Path> edited) {
        Set<String> systems = edited.stream().map(this::system).collect(Collectors.toSet());
        Runnable newSchemas = schemas.recompiled();
        EventTypes newEvents = EventSchemas.read(root);
        Mappings.Recompiled next = mappings.recompiled((name, mapping) -> {
            if (systems.contains(name.substring(0, name.indexOf('/')))) {
                examples(name, mapping);
            }
        });
        newSchemas.run();
        events.accept(newEvents);
        next.take().run();
        Map<String, String> refused = new TreeMap<>();
        next.broken()
                .forEach((system, why) ->
                        refused.put(system, why.getMessage() + "; the mappings of " + system + " stay as they were"));
        Set<Path> taken = edited.stream()
                .filter(file -> !refused.containsKey(system(file)))
                .collect(Collectors.toSet());
        waiting.addAll(edited);
        waiting.removeAll(taken);
        return new Outcome(taken, refused, mappings.inUse().size());
    }

    private void examples(String name, Mapping mapping) {
        Unfinished.mapping(sources, name).ifPresent(todo -> {
            throw new MappingBroken(todo.place(), todo.text() + ": a TODO is not loaded");
        });
        ExampleFolder.read(root, name).examples().stream()
                .flatMap(example -> ExampleRun.of(example, mapping, sources).findings().stream())
                .filter(finding -> finding.code() == FindingCode.EXAMPLE_FAILED)
                .findFirst()
                .ifPresent(LiveMappings::refuse);
    }

    private static void refuse(Finding finding) {
        String first = finding.text().lines().limit(3).collect(Collectors.joining(" "));
        Place place = finding.place();
        throw new MappingBroken(place, "an example that this edit fails: " + first);
    }

    private String system(Path file) {
        return root.relativize(file).getName(0).toString();
    }

    /** Names below the folder, for people: {@code wms/deliver-order-created.jslt}. */
    String names(Set<Path> files) {
        return files.stream().map(sources::shown).sorted().collect(Collectors.joining(", "));
    }
}
