package linkspan.operations.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import org.jspecify.annotations.Nullable;

/**
 * {@code /admin/audit?actor=…&action=…&text=…&since=…&before=…&limit=…} shows lines of the audit log, the newest first;
 * {@code /admin/audit/verify} compares it with its seals.
 */
public final class AuditDesk implements OpsDesk {
    private static final int PAGE = 50;
    private final AuditLogStore lines;
    private final AuditCheck check;

    AuditDesk(AuditLogStore lines, AuditCheck check) {
        this.lines = lines;
        this.check = check;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(OpsRoute.get("/admin/audit", this::list), OpsRoute.get("/admin/audit/verify", it -> verify()));
    }

    private OpsReply list(OpsRequest request) {
        int limit = (int) number(request.asked("limit"), "limit", PAGE);
        if (limit < 1 || limit > AuditFilter.MOST) {
            throw new Refused(FailureCode.REQUEST_INVALID, "limit must be 1 to " + AuditFilter.MOST);
        }
        List<AuditEntry> found = lines.list(new AuditFilter(
                null,
                request.asked("actor"),
                request.asked("action"),
                request.asked("text"),
                time(request.asked("since")),
                number(request.asked("before"), "before", Long.MAX_VALUE),
                limit));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("lines");
        found.forEach(line -> list.add(line.json()));
        if (found.size() == limit) {
            json.put("next", Long.toString(found.get(limit - 1).id()));
        }
        return OpsReply.json(json);
    }

    private OpsReply verify() {
        AuditCheck.Result result = check.run();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("seals", result.seals())
                .put("sealed", result.sealed())
                .put("open", result.open());
        ArrayNode findings = json.putArray("findings");
        result.findings().forEach(findings::add);
        json.put("verdict", result.findings().isEmpty() ? "ok" : "failed");
        return OpsReply.json(json);
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, "since is no time as 2026-11-29T12:00:00Z");
        }
    }

    private static long number(@Nullable String text, String name, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new Refused(FailureCode.REQUEST_INVALID, name + " is no number");
        }
        return Long.parseLong(text);
    }
}
