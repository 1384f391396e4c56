package linkspan.author.cases.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.author.cases.play.Document;
import linkspan.outbound.reference.ReferenceKind;
import linkspan.outbound.reference.References;

/** Cross-references as a case knows them: by the step's reply, a text; nothing is known where it has none. */
public record CaseReferences(Scene scene) implements References {
    @Override
    public Optional<String> recall(ReferenceKind kind, String canonicalId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> find(ReferenceKind kind, String canonicalId) {
        return scene.known().map(Document::text);
    }

    @Override
    public Optional<String> findThing(ReferenceKind kind, String foreignId) {
        return scene.known().map(Document::text);
    }

    /** Of a list the reply is an object, our id by the system's name. */
    @Override
    public Map<String, String> findThings(ReferenceKind kind, Collection<String> foreignIds) {
        Map<String, String> things = new HashMap<>();
        scene.known()
                .ifPresent(reply -> foreignIds.forEach(id -> {
                    JsonNode thing =
                            reply.json() instanceof ObjectNode all ? all.get(id) : TextNode.valueOf(reply.text());
                    if (thing != null) {
                        things.put(id, thing.asText());
                    }
                }));
        return things;
    }

    @Override
    public String learn(ReferenceKind kind, String canonicalId, String foreignId) {
        scene.leaves(JsonNodeFactory.instance.objectNode().put("text", foreignId));
        return foreignId;
    }
}
