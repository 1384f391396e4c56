package linkspan.author.mapping;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.DraftCheck;
import linkspan.mapping.MappingBroken;
import linkspan.model.EventType;
import org.jspecify.annotations.Nullable;

/** The canonical schemas, and whether what receiving mappings make is what they say. */
final class Schemas {
    private static final String ENDING = ".v1.schema.json";
    /** Parts of an order that are no events of their own. */
    private static final List<String> PARTS = List.of("order", "shipment");

    private final Sources sources;
    private final MappingFindings findings;
    private @Nullable Optional<DraftCheck> drafts;
    private @Nullable MappingBroken broken;

    Schemas(Sources sources, MappingFindings findings) {
        this.sources = sources;
        this.findings = findings;
    }

    /** Compiled when the first one asks: that takes a fifth of a second, and another thread has other work. */
    private synchronized Optional<DraftCheck> drafts() {
        if (drafts == null) {
            drafts = compiled();
        }
        return drafts;
    }

    private Optional<DraftCheck> compiled() {
        if (!Files.isDirectory(sources.mappings().resolve("_canonical"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DraftCheck(new CanonicalSchemas(sources.mappings())));
        } catch (MappingBroken e) {
            broken = e;
            return Optional.empty();
        }
    }

    /** Whether they can be used, and whether something can be named after each. */
    void check(List<Path> schemas) {
        if (schemas.isEmpty()) {
            return;
        }
        schemas.forEach(this::check);
        SchemaWords words = new SchemaWords();
        List<MappingBroken> problems = schemas.stream()
                .flatMap(schema -> words.problems(schema, sources.shown(schema)).stream())
                .toList();
        problems.forEach(findings::add);
        drafts();
        if (problems.isEmpty() && broken != null) {
            findings.add(broken); // the validator knows no line
        }
    }

    private void check(Path schema) {
        findings.looked(schema, Duration.ZERO);
        String file = schema.getFileName().toString();
        String name = file.replaceFirst("\\.v1\\.schema\\.json$", "");
        if (!file.endsWith(ENDING)) {
            findings.add(FindingCode.ORPHAN, schema, "nothing reads it: a schema is named <event>" + ENDING);
        } else if (event(name).isEmpty() && !PARTS.contains(name)) {
            findings.add(FindingCode.UNKNOWN_EVENT, schema, "there is no event " + name + "; " + EventType.there(name));
        }
    }

    /** What the schema says about what a receiving mapping made. */
    List<Finding> offSchema(Received received) {
        List<Finding> found = new ArrayList<>();
        drafts().ifPresent(drafts -> received.facts().forEach((within, fact) -> {
            for (String problem : drafts.problemsOfMade(received.event(), fact)) {
                String path = within + problem.replaceFirst(": .*", "");
                found.add(received.finding(FindingCode.OUTPUT_OFF_SCHEMA, sources, path, within + problem));
            }
        }));
        return found;
    }

    /** {@code order-created}, and {@code order-created-legacy} for a second form of it. */
    static Optional<EventType> event(String name) {
        return Arrays.stream(EventType.values())
                .filter(type -> name.equals(type.label()) || name.startsWith(type.label() + "-"))
                .findFirst();
    }
}
