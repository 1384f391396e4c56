package linkspan.operations.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;

/** {@code /admin/ledger}: sums, minutes, ids of a minute, gaps, the signed file of a day. */
public final class LedgerDesk implements OpsDesk {
    private static final Duration MOST = Duration.ofDays(1);
    private final LedgerView view;
    private final LedgerExport export;
    private final Clock clock;

    LedgerDesk(LedgerView view, LedgerExport export, Clock clock) {
        this.view = view;
        this.export = export;
        this.clock = clock;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/ledger", request -> OpsReply.json(view.summary(from(request), before(request)))),
                OpsRoute.get("/admin/ledger/minutes", this::minutes),
                OpsRoute.get("/admin/ledger/minutes/:id", request -> OpsReply.json(view.open(minute(request.id())))),
                OpsRoute.get("/admin/ledger/export/:id", request -> OpsReply.text(export.of(day(request.id())))),
                OpsRoute.post("/admin/ledger/verify", this::verify),
                OpsRoute.post("/admin/ledger/gaps/:id/settle", this::settle));
    }

    private OpsReply minutes(OpsRequest request) {
        String system = Objects.requireNonNullElse(request.asked("system"), "");
        return OpsReply.json(view.minutes(system, from(request), before(request)));
    }

    private OpsReply verify(OpsRequest request) {
        boolean ours = export.isOurs(request.text("sha256", 64), request.text("hmacSha256", 64));
        return OpsReply.json(JsonNodeFactory.instance.objectNode().put("unchanged", ours));
    }

    private OpsReply settle(OpsRequest request) {
        long id = request.id().matches("\\d{1,18}") ? Long.parseLong(request.id()) : -1;
        return view.settle(id, request.text("reason", 2_000), request.actor())
                .map(gap -> OpsReply.json(gap.json()))
                .orElseGet(() -> OpsReply.error(404, "no gap " + request.id() + " stands"));
    }

    private Instant before(OpsRequest request) {
        String before = request.asked("before");
        return before == null ? clock.instant() : minute(before);
    }

    private Instant from(OpsRequest request) {
        String from = request.asked("from");
        Instant before = before(request);
        Instant begin = from == null ? before.minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES) : minute(from);
        if (Duration.between(begin, before).compareTo(MOST) > 0) {
            throw new Refused(FailureCode.REQUEST_INVALID, "at most a day at once");
        }
        return begin;
    }

    private static Instant minute(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeParseException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, text + ": no time like 2026-11-30T08:00:00Z");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, text + ": no day like 2026-11-30");
        }
    }
}
