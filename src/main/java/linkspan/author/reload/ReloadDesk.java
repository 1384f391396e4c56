package linkspan.author.reload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRoute;
import org.jspecify.annotations.Nullable;

/** {@code GET /admin/reload}: what the last edits came to. Only there in dev mode. */
final class ReloadDesk implements OpsDesk {
    /**
     * One round of edits.
     *
     * @param applied what runs now, a line each
     * @param refused what is wrong and where, a line each; of these things the old ones keep running
     */
    record Round(Instant at, Duration took, List<String> applied, List<String> refused) {
        Round {
            applied = List.copyOf(applied);
            refused = List.copyOf(refused);
        }
    }

    private volatile @Nullable Round last;

    void tell(Round round) {
        last = round;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(OpsRoute.get("/admin/reload", request -> OpsReply.json(json(last))));
    }

    private static ObjectNode json(@Nullable Round last) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("watching", true);
        if (last != null) {
            json.put("at", last.at.toString()).put("ok", last.refused.isEmpty()).put("tookMs", last.took.toMillis());
            last.applied.forEach(json.putArray("applied")::add);
            last.refused.forEach(json.putArray("refused")::add);
        }
        return json;
    }
}
