package linkspan.author.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.run.Branch;
import linkspan.mapping.run.Branches;
import linkspan.mapping.schema.EventSchemas;
import linkspan.mapping.schema.FieldPath;
import linkspan.mapping.schema.MappingName;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.kind.EventTypes;

/**
 * Runs every mapping over its examples and finds what they do not show. It informs: nothing of it is wrong by itself.
 *
 * <p>A module's branches are run by the examples of all mappings of its system, so those are run even when only the module is asked for.
 */
public final class Coverage {
    private static final String MODULE = ".module";

    private final Sources sources;
    private final Scope scope;
    private final Branches branches = new Branches();
    private final Mappings plain;
    private final Mappings watched;
    private final KnownFields fields;
    private final EventTypes events;

    private Coverage(Sources sources, Scope scope) {
        Path root = sources.mappings();
        this.sources = sources;
        this.scope = scope;
        this.plain = new Mappings(root, List.of(new JsltEngine(root), new XsltEngine(root)));
        this.watched = new Mappings(root, List.of(new JsltEngine(root, branches), new XsltEngine(root, branches)));
        this.fields = new KnownFields(root);
        this.events = EventSchemas.readable(root);
    }

    /** Of the mappings, modules and examples within the scope. A mapping that is broken is left out: {@code check} tells of it. */
    public static CoverageReport of(Sources sources, Scope scope) {
        long start = System.nanoTime();
        List<MappingCoverage> rows = new Coverage(sources, scope).rows();
        return new CoverageReport(rows, Duration.ofNanos(System.nanoTime() - start));
    }

    private List<MappingCoverage> rows() {
        Map<String, Path> files = new TreeMap<>();
        for (String extension : List.of(".jslt", ".xsl")) {
            for (Path file : Sources.files(sources.mappings(), extension)) {
                files.put(name(file, extension), file);
            }
        }
        Map<String, Path> asked = new TreeMap<>(files);
        asked.entrySet().removeIf(file -> !asked(file.getKey(), file.getValue()));
        Set<String> systems = asked.keySet().stream().map(Coverage::system).collect(Collectors.toSet());
        Map<String, List<JsonNode>> inputs = new TreeMap<>();
        for (String name : files.keySet()) {
            if (!name.endsWith(MODULE) && systems.contains(system(name))) {
                List<JsonNode> examples = Examples.of(sources.mappings(), name);
                if (runs(name, examples)) {
                    inputs.put(name, examples);
                }
            }
        }
        return asked.entrySet().parallelStream()
                .filter(file -> file.getKey().endsWith(MODULE) || inputs.containsKey(file.getKey()))
                .map(file -> row(
                        file.getKey(),
                        inputs.getOrDefault(file.getKey(), List.of()),
                        ran(sources.shown(file.getValue()))))
                .toList();
    }

    /** With slashes, without the extension. */
    private String name(Path file, String extension) {
        String path = sources.mappings().relativize(file).toString().replace('\\', '/');
        return path.substring(0, path.length() - extension.length());
    }

    private static String system(String name) {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }

    /** By its file, its folder, or a file in that. */
    private boolean asked(String name, Path file) {
        Path examples = sources.mappings().resolve(name).toAbsolutePath().normalize();
        return scope.includes(file) || scope.paths().stream().anyMatch(path -> path.startsWith(examples));
    }

    /** Runs the examples with an eye on the branches; false for a mapping that is broken. */
    private boolean runs(String name, List<JsonNode> inputs) {
        try {
            Mapping mapping = watched.get(name);
            inputs.forEach(input -> InputOutcome.of(mapping, input));
            plain.get(name);
            return true;
        } catch (MappingBroken e) {
            return false;
        }
    }

    private Share ran(String file) {
        List<Branch> here = branches.all().stream()
                .filter(branch -> branch.place().file().equals(file))
                .toList();
        return new Share(
                here.stream().map(Branch::toString).toList(),
                here.stream()
                        .filter(branch -> !branches.ran(branch))
                        .map(Branch::toString)
                        .toList());
    }

    private MappingCoverage row(String name, List<JsonNode> inputs, Share ran) {
        if (name.endsWith(MODULE)) {
            return new MappingCoverage(name, 0, Share.NONE, Share.NONE, ran);
        }
        MappingName subject = MappingName.of(name, events);
        Reads reads = new Reads(plain.get(name), inputs);
        List<JsonNode> mapped = new ArrayList<>();
        List<JsonNode> outputs = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (!reads.outcomes().get(i).failed()) {
                mapped.add(inputs.get(i));
                outputs.add(reads.outcomes().get(i).output());
            }
        }
        Map<FieldPath, Set<String>> given = fields.of(subject, mapped);
        List<String> unread = given.entrySet().stream()
                .filter(field -> !reads.reads(field.getKey(), field.getValue()))
                .map(field -> field.getKey().toString())
                .toList();
        return new MappingCoverage(
                name,
                inputs.size(),
                new Share(given.keySet().stream().map(FieldPath::toString).toList(), unread),
                Sets.of(outputs, fields.target(name, subject)),
                ran);
    }
}
