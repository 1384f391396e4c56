package linkspan.lab.sandbox.tms;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.LedgerEffect;
import linkspan.lab.sandbox.system.Operation;
import linkspan.lab.sandbox.system.SimulatedSystem;

/**
 * The carriers. A shipment is counted in the ledger; where its parcel has got to is set by {@code PUT} and forgotten at a
 * restart, when it is where it began.
 */
public final class Tms implements SimulatedSystem {
    private final Clock clock;
    private final Map<String, Parcel> parcels = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();

    public Tms(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tms";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation(
                        POST, "/shipments", new Operation.Change(Action.CREATE, "orderNo", Tms::ship), Tms::complain),
                new Operation(GET, "/tracking/:number", new Operation.Plain(this::tracking), Tms::complain),
                new Operation(PUT, "/tracking/:number", new Operation.Plain(this::move), Tms::complain),
                new Operation(
                        PUT,
                        "/tracking/:number/answer",
                        new Operation.Plain(this::record),
                        Tms::complain,
                        new Verbatim()));
    }

    @Override
    public void apply(LedgerEffect effect) {
        ObjectNode shipment = effect.call().body();
        OffsetDateTime at = effect.at().atOffset(ZoneOffset.UTC);
        Parcel begun = new Parcel(
                shipment.path("trackingNo").asText(),
                shipment.path("carrier").asText(),
                List.of(new Parcel.Point(at, Parcel.Status.PRE_TRANSIT, "")));
        parcels.putIfAbsent(begun.trackingNo(), begun);
    }

    private static SystemAnswer ship(SystemCall call) {
        boolean named = SystemCall.text(call.body(), "trackingNo").isPresent()
                && SystemCall.text(call.body(), "carrier").isPresent();
        return named
                ? SystemAnswer.Done.of(
                        201,
                        SandboxJson.object()
                                .put(
                                        "trackingNo",
                                        call.body().path("trackingNo").asText()))
                : complain(422, "trackingNo and carrier are needed");
    }

    private SystemAnswer tracking(SystemCall call) {
        String recorded = answers.get(call.number());
        if (recorded != null) {
            return new SystemAnswer.Done(200, recorded);
        }
        Parcel parcel = parcels.get(call.number());
        return parcel == null
                ? complain(404, "no such tracking number")
                : new SystemAnswer.Done(200, CarrierForm.of(parcel.carrier()).answer(parcel));
    }

    /** From now on the answer about this number, word for word; an empty one takes it back. */
    private SystemAnswer record(SystemCall call) {
        String text = Verbatim.text(call);
        if (text.isEmpty()) {
            answers.remove(call.number());
        } else {
            answers.put(call.number(), text);
        }
        return SystemAnswer.Done.of(200, SandboxJson.object());
    }

    /** {@code {"status": "IN_TRANSIT", "at": "2026-11-11T08:00:00+08:00", "city": "…", "carrier": "FEDEX"}}. */
    private SystemAnswer move(SystemCall call) {
        try {
            OffsetDateTime at = SystemCall.text(call.body(), "at")
                    .map(OffsetDateTime::parse)
                    .orElseGet(() -> clock.instant().atOffset(ZoneOffset.UTC));
            Parcel.Point point = new Parcel.Point(
                    at,
                    Parcel.Status.valueOf(call.body().path("status").asText()),
                    call.body().path("city").asText(""));
            Parcel known = parcels.get(call.number());
            String carrier = call.body().path("carrier").asText("SF");
            parcels.put(
                    call.number(),
                    known == null ? new Parcel(call.number(), carrier, List.of(point)) : known.then(point));
            return tracking(call);
        } catch (DateTimeException | IllegalArgumentException e) {
            return complain(400, "status or at makes no sense");
        }
    }

    private static SystemAnswer.Refused complain(int status, String reason) {
        ObjectNode body = SandboxJson.object();
        body.putObject("error").put("status", status).put("message", reason);
        return SystemAnswer.Refused.of(status, body);
    }
}
