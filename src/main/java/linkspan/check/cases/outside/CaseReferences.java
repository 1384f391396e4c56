package linkspan.check.cases.outside;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import linkspan.check.cases.play.Scripted;
import linkspan.reference.ReferenceKind;
import linkspan.reference.References;

/** Cross-references as a case knows them: by the step's reply, a text; nothing is known where it has none. */
public record CaseReferences(Scene scene) implements References {
    @Override
    public Optional<String> recall(ReferenceKind kind, String canonicalId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> find(ReferenceKind kind, String canonicalId) {
        return scene.meets().map(met -> {
            if (met instanceof Scripted.Reply reply && reply.body() != null) {
                return reply.body().text();
            }
            throw new IllegalStateException("the hub's database: " + met);
        });
    }

    @Override
    public String learn(ReferenceKind kind, String canonicalId, String foreignId) {
        scene.leaves(JsonNodeFactory.instance.objectNode().put("text", foreignId));
        return foreignId;
    }
}
