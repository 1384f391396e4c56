package linkspan.author.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.DraftCheck;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.schema.EventSchemas;
import linkspan.model.kind.EventTypes;
import org.jspecify.annotations.Nullable;

/** The canonical schemas, and whether what receiving mappings make is what they say. */
final class Schemas {
    private static final String ENDING = ".v1.schema.json";
    /** Parts of an order that are no events of their own. */
    private static final List<String> PARTS = List.of("order", "shipment");

    private static final Pattern REF = Pattern.compile("\"\\$ref\"\\s*:\\s*\"([^\"#]+)");

    private final Sources sources;
    private final EventTypes events;
    private final MappingFindings findings;
    private @Nullable Optional<DraftCheck> drafts;
    private @Nullable MappingBroken broken;

    Schemas(Sources sources, MappingFindings findings) {
        this.sources = sources;
        this.findings = findings;
        this.events = EventSchemas.readable(sources.mappings());
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
        Set<String> used = used(schemas);
        schemas.forEach(schema -> check(schema, used));
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

    /** Also a second form of one: {@code order-created-legacy}. */
    private boolean isOfAnEvent(Path schema, String name) {
        try {
            return EventSchemas.of(schema).isPresent() || events.named(name).isPresent();
        } catch (MappingBroken e) {
            if (e.place().line() == 0) { // what is no JSON is told by those who read the words
                findings.add(e);
            }
            return true;
        }
    }

    /** The files that another one refers to, parts of it. */
    private static Set<String> used(List<Path> schemas) {
        Set<String> used = new HashSet<>();
        for (Path schema : schemas) {
            Matcher ref = REF.matcher(text(schema));
            while (ref.find()) {
                used.add(ref.group(1));
            }
        }
        return used;
    }

    private static String text(Path schema) {
        try {
            return Files.readString(schema);
        } catch (IOException e) {
            return ""; // told by who reads it next
        }
    }

    private void check(Path schema, Set<String> used) {
        findings.looked(schema, Duration.ZERO);
        String file = schema.getFileName().toString();
        String name = file.replaceFirst("\\.v1\\.schema\\.json$", "");
        if (!file.endsWith(ENDING)) {
            findings.add(FindingCode.ORPHAN, schema, "nothing reads it: a schema is named <event>" + ENDING);
        } else if (!isOfAnEvent(schema, name) && !PARTS.contains(name) && !used.contains(file)) {
            findings.add(
                    FindingCode.UNKNOWN_EVENT,
                    schema,
                    "there is no event " + name + "; " + events.there(name) + "; a new one says x-topic and x-key");
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

    /** Those that there are. */
    EventTypes events() {
        return events;
    }
}
