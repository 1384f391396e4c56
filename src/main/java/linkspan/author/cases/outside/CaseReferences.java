package linkspan.author.cases.outside;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

    @Override
    public String learn(ReferenceKind kind, String canonicalId, String foreignId) {
        scene.leaves(JsonNodeFactory.instance.objectNode().put("text", foreignId));
        return foreignId;
    }
}
