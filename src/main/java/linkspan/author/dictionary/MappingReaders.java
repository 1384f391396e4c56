package linkspan.author.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import linkspan.author.dictionary.Use.Side;
import linkspan.author.examples.Example;
import linkspan.author.examples.ExampleEvent;
import linkspan.author.examples.ExampleFolder;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.platform.format.FormatMalformed;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;
import org.jspecify.annotations.Nullable;

/**
 * What one mapping says about the names of canonical fields.
 *
 * @param uses by canonical path, as {@code order-created} has it
 * @param unclear fields whose other values the mapping refuses, so that nobody sees where they go
 */
record MappingReaders(Map<String, List<Use>> uses, Set<String> unclear, boolean hasExamples) {
    static MappingReaders of(Path mappings, Mapping mapping, Side side) {
        String name = mapping.name();
        List<JsonNode> inputs = new ArrayList<>();
        for (Example example : ExampleFolder.read(mappings, name).examples()) {
            input(example).ifPresent(inputs::add);
        }
        Map<String, JsonNode> event = ExampleEvent.variables(name);
        Flows flows = new Flows(input -> made(mapping, input, event));
        flows.watch(inputs);
        return new Reading(name, side).read(flows, !inputs.isEmpty());
    }

    private static Optional<JsonNode> input(Example example) {
        try {
            return Optional.of(example.tree());
        } catch (FormatMalformed e) {
            return Optional.empty();
        }
    }

    private static @Nullable JsonNode made(Mapping mapping, JsonNode input, Map<String, JsonNode> event) {
        try {
            JsonNode made = mapping.map(input, event);
            boolean xml = made.isTextual() && made.textValue().stripLeading().startsWith("<");
            return xml ? Xml.tree(made.textValue().getBytes(StandardCharsets.UTF_8)) : made;
        } catch (MappingFailed | XmlMalformed e) {
            return null;
        }
    }

    private record Reading(String mapping, Side side) {
        MappingReaders read(Flows flows, boolean hasExamples) {
            Map<String, List<Use>> uses = new TreeMap<>();
            String system = mapping.substring(0, mapping.indexOf('/'));
            flows.links()
                    .forEach((from, outputs) -> outputs.forEach((to, link) -> {
                        String canonical = canonical(side == Side.SENDS ? to : from);
                        String own = own(side == Side.SENDS ? from : to);
                        uses.computeIfAbsent(canonical, none -> new ArrayList<>())
                                .add(new Use(system, mapping, side, own, link));
                    }));
            Set<String> unclear = new TreeSet<>();
            flows.unclear().forEach(path -> unclear.add(side == Side.SENDS ? own(path) : canonical(path)));
            return new MappingReaders(uses, unclear, hasExamples);
        }

        /** Without the list of facts around it, or the batch of events. */
        private static String canonical(String path) {
            return path.replaceFirst("^\\[]\\.data\\.", "").replaceFirst("^\\[]\\.", "");
        }

        private static String own(String path) {
            return path.isEmpty() ? "(text)" : path.replaceFirst("^\\[]\\.", "");
        }
    }
}
