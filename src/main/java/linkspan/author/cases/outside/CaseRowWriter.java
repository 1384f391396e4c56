package linkspan.author.cases.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import linkspan.author.cases.play.Scripted;
import linkspan.outbound.rows.RowTable;
import linkspan.outbound.rows.RowWriter;
import linkspan.platform.resilience.DeliveryFailure;

/** Where rows end in a case, held to the same rules as in front of a database. */
public record CaseRowWriter(Scene scene, List<RowTable> tables) implements RowWriter {
    @Override
    public void write(JsonNode body) throws DeliveryFailure {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        for (RowTable table : tables) {
            JsonNode rows = body.path(table.name());
            if (!rows.isEmpty()) {
                table.columns(rows);
                written.set(table.name(), rows);
            }
        }
        scene.leaves(JsonNodeFactory.instance.objectNode().set("json", written));
        Optional<Scripted> met = scene.meets();
        if (met.isPresent() && !(met.get() instanceof Scripted.Reply)) {
            throw CaseTransport.failure(met.get());
        }
    }
}
