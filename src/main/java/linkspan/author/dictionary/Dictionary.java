package linkspan.author.dictionary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import linkspan.author.check.Sources;
import linkspan.author.dictionary.Use.Side;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.mapping.Place;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.schema.Field;
import linkspan.mapping.schema.Fields;
import linkspan.mapping.schema.SchemaReader;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.Json;

/**
 * Every canonical field and what the systems call it, found by running the mappings over their examples.
 *
 * @param chapters one a document
 * @param unknown what could not be seen, a line each
 */
public record Dictionary(List<Chapter> chapters, List<String> unknown) {
    private static final String SUFFIX = ".v1.schema.json";

    /**
     * @param home folder of {@code routes/} and {@code mappings/}
     * @throws MappingBroken for a schema or mapping that cannot be used
     */
    public static Dictionary read(Path home) {
        return new Reading(home).read();
    }

    public int fields() {
        return chapters.stream().mapToInt(chapter -> chapter.entries().size()).sum();
    }

    /** Names that systems have for them. */
    public long names() {
        return chapters.stream()
                .flatMap(chapter -> chapter.entries().stream())
                .mapToLong(entry -> entry.uses().size())
                .sum();
    }

    private record Reading(Path home, Map<String, Map<String, List<Use>>> uses, List<String> unknown) {
        Reading(Path home) {
            this(home, new TreeMap<>(), new ArrayList<>());
        }

        Dictionary read() {
            Map<String, Set<String>> events = documents();
            Traffic traffic = Traffic.read(home.resolve("routes"));
            run(traffic.senders(), Side.SENDS);
            run(traffic.receivers(), Side.GETS);
            List<Chapter> chapters = new ArrayList<>();
            events.forEach((document, carriers) -> chapters.add(chapter(document, carriers, traffic)));
            return new Dictionary(chapters, unknown);
        }

        /** Events by the document that they carry: a schema that is nothing but a reference is an event of another's. */
        private Map<String, Set<String>> documents() {
            Map<String, Set<String>> documents = new TreeMap<>();
            for (Path file : Sources.files(schemas(), SUFFIX)) {
                String name = file.getFileName().toString().replace(SUFFIX, "");
                String reference = reference(file);
                if (reference.isEmpty() || reference.endsWith(SUFFIX)) {
                    String document = reference.isEmpty() ? name : reference.replace(SUFFIX, "");
                    documents.computeIfAbsent(document, none -> new TreeSet<>()).add(name);
                }
            }
            return documents;
        }

        private static String reference(Path file) {
            try {
                return Json.read(Files.readString(file)).path("$ref").asText("");
            } catch (Json.Malformed e) {
                throw new MappingBroken(new Place(file.toString(), e.line(), e.column()), e.reason());
            } catch (IOException e) {
                throw new MappingBroken(Place.in(file.toString()), "cannot be read as UTF-8 text");
            }
        }

        private void run(Map<String, Set<String>> traffic, Side side) {
            Path mappings = home.resolve("mappings");
            Mappings all = new Mappings(mappings, List.of(new JsltEngine(mappings), new XsltEngine(mappings)));
            String verb = side == Side.SENDS ? "/receive-" : "/deliver-";
            traffic.forEach((event, systems) -> {
                for (String system : systems) {
                    List<String> names = names(mappings, system, verb + event);
                    if (names.isEmpty()) {
                        unknown.add(system + verb + event + ": no mapping of that name");
                    }
                    names.forEach(name -> run(event, MappingReaders.of(mappings, all.get(name), side), name));
                }
            });
        }

        /** A route may choose between mappings: {@code deliver-order-created}, {@code deliver-order-created-overseas}. */
        private static List<String> names(Path mappings, String system, String start) {
            return Stream.concat(
                            Sources.files(mappings.resolve(system), ".jslt").stream(),
                            Sources.files(mappings.resolve(system), ".xsl").stream())
                    .filter(file -> !file.getFileName().toString().contains(".module."))
                    .map(file -> "/" + Sources.name(file))
                    .filter(name -> name.equals(start) || name.startsWith(start + "-"))
                    .map(name -> system + name)
                    .sorted()
                    .toList();
        }

        private void run(String event, MappingReaders found, String name) {
            Map<String, List<Use>> ofEvent = uses.computeIfAbsent(event, none -> new TreeMap<>());
            found.uses()
                    .forEach((path, names) -> ofEvent.computeIfAbsent(path, none -> new ArrayList<>())
                            .addAll(names));
            if (!found.hasExamples()) {
                unknown.add(name + ": no example, hence no names");
            }
            if (!found.unclear().isEmpty()) {
                unknown.add(name + ": any other value is refused, so nobody sees where it goes: "
                        + String.join(", ", found.unclear()));
            }
        }

        private Chapter chapter(String document, Set<String> events, Traffic traffic) {
            ObjectNode schema = SchemaReader.read(schemas().resolve(document + SUFFIX));
            List<Entry> entries = new ArrayList<>();
            for (Field field : Fields.of(schema)) {
                Set<Use> names = new TreeSet<>();
                for (String event : events) {
                    Map<String, List<Use>> ofEvent = uses.getOrDefault(event, Map.of());
                    names.addAll(ofEvent.getOrDefault(field.path(), List.of()));
                }
                entries.add(new Entry(field, List.copyOf(names)));
            }
            return new Chapter(
                    document,
                    schema.path("title").asText(document),
                    schema.path("description").asText(""),
                    of(traffic.senders(), events),
                    of(traffic.receivers(), events),
                    entries);
        }

        private static Map<String, Set<String>> of(Map<String, Set<String>> traffic, Set<String> events) {
            Map<String, Set<String>> own = new TreeMap<>(traffic);
            own.keySet().retainAll(events);
            return own;
        }

        private Path schemas() {
            return home.resolve("mappings/_canonical");
        }
    }
}
