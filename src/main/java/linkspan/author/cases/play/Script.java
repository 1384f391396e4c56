package linkspan.author.cases.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the steps of one case meet, by step; of several for one step the last one stays. Used by one thread. */
public final class Script {
    private final Map<String, Deque<Scripted>> bySteps = new LinkedHashMap<>();
    private final Set<String> met = new LinkedHashSet<>();

    /**
     * @param reply the case's {@code reply}
     * @param fail the case's {@code fail}
     * @throws Document.Unusable when a file that they name is none
     */
    public Script(JsonNode reply, JsonNode fail, Path folder) {
        reply.properties().forEach(step -> add(step.getKey(), step.getValue(), folder));
        fail.properties().forEach(step -> add(step.getKey(), step.getValue(), folder));
    }

    private void add(String step, JsonNode said, Path folder) {
        Deque<Scripted> all = bySteps.computeIfAbsent(step, name -> new ArrayDeque<>());
        if (said.isArray()) {
            said.forEach(each -> all.add(scripted(each, folder)));
        } else {
            all.add(scripted(said, folder));
        }
    }

    private static Scripted scripted(JsonNode said, Path folder) {
        if (said.isTextual()) {
            return new Scripted.Unreachable(said.textValue());
        }
        if (said.has("lost")) {
            return new Scripted.Lost(said.get("lost").asText());
        }
        if (said.has("fault")) {
            return new Scripted.No(said.get("fault").asText(), said.path("text").asText("no"));
        }
        if (said.has("refused")) {
            return new Scripted.No("", said.get("refused").asText());
        }
        if (said.path("open").asBoolean()) {
            return new Scripted.Open();
        }
        Map<String, String> headers = new HashMap<>();
        said.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Scripted.Reply(
                said.path("status").asInt(200),
                headers,
                Document.in(said, folder).orElse(null));
    }

    /** What this step meets now; nothing where the case is silent about it. */
    public Optional<Scripted> next(String step) {
        Deque<Scripted> all = bySteps.get(step);
        if (all == null) {
            return Optional.empty();
        }
        met.add(step);
        return Optional.of(all.size() > 1 ? all.removeFirst() : all.getFirst());
    }

    /** Steps whose circuit breaker stands open. */
    public Set<String> open() {
        Set<String> open = new LinkedHashSet<>();
        bySteps.forEach((step, all) -> {
            if (all.getFirst() instanceof Scripted.Open) {
                open.add(step);
            }
        });
        met.addAll(open);
        return open;
    }

    public Set<String> steps() {
        return bySteps.keySet();
    }

    /** Steps that the case speaks of and that were never reached. */
    public Set<String> unmet() {
        Set<String> unmet = new LinkedHashSet<>(bySteps.keySet());
        unmet.removeAll(met);
        return unmet;
    }
}
