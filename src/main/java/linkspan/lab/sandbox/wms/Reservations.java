package linkspan.lab.sandbox.wms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.ledger.LedgerJournal;

/**
 * Stock that is kept for orders which the warehouse has not got yet: one reservation an order, the one of the highest revision.
 * One that is not confirmed within 15 minutes is forgotten. A cancel is remembered, so that a late question finds it.
 * Written in {@code wms.reservations}.
 */
final class Reservations implements AutoCloseable {
    private static final Duration UNCONFIRMED = Duration.ofMinutes(15);

    /** What is kept for one order. */
    record Kept(int revision, Map<String, Long> lines, boolean confirmed) {}

    private record Asked(String orderNo, int revision, Instant at) {}

    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, Integer> cancelled = new HashMap<>();
    private final Deque<Asked> unconfirmed = new ArrayDeque<>();
    private final LedgerJournal journal;
    private final Clock clock;

    Reservations(Path folder, Clock clock) {
        this.clock = clock;
        this.journal =
                LedgerJournal.open(folder.resolve("wms.reservations"), line -> remember(SandboxJson.parse(line)));
    }

    Optional<Kept> of(String orderNo) {
        return Optional.ofNullable(kept.get(orderNo));
    }

    /** By order, what is kept. */
    Map<String, Map<String, Long>> orders() {
        Map<String, Map<String, Long>> all = new HashMap<>();
        kept.forEach((orderNo, it) -> all.put(orderNo, it.lines));
        return all;
    }

    /** The last question that was cancelled; 0 for none. */
    int cancelled(String orderNo) {
        return cancelled.getOrDefault(orderNo, 0);
    }

    /** The first order whose reservation nobody has confirmed in time. */
    Optional<String> expired() {
        while (!unconfirmed.isEmpty() && unconfirmed.peek().at.plus(UNCONFIRMED).isBefore(clock.instant())) {
            Asked oldest = unconfirmed.remove();
            boolean still = of(oldest.orderNo)
                    .filter(it -> it.revision == oldest.revision && !it.confirmed)
                    .isPresent();
            if (still) {
                return Optional.of(oldest.orderNo);
            }
        }
        return Optional.empty();
    }

    /** Written when it returns. */
    void keep(String orderNo, int revision, Map<String, Long> lines) {
        ObjectNode line = line(orderNo, revision).put("at", clock.millis());
        lines.forEach(line.putObject("lines")::put);
        write(line);
    }

    void confirm(String orderNo, int revision) {
        write(line(orderNo, revision).put("confirmed", true));
    }

    void cancel(String orderNo, int revision) {
        write(line(orderNo, revision).put("cancelled", true));
    }

    /** Its order has been cancelled as a whole, which is in the ledger. */
    void forget(String orderNo) {
        kept.remove(orderNo);
    }

    private static ObjectNode line(String orderNo, int revision) {
        return SandboxJson.object().put("orderNo", orderNo).put("revision", revision);
    }

    private void write(ObjectNode line) {
        journal.append(SandboxJson.write(line));
        remember(line);
    }

    private void remember(JsonNode line) {
        String orderNo = line.required("orderNo").asText();
        int revision = line.required("revision").asInt();
        if (line.has("confirmed")) {
            kept.computeIfPresent(orderNo, (any, it) -> new Kept(it.revision, it.lines, true));
        } else if (line.has("cancelled")) {
            cancelled.merge(orderNo, revision, Math::max);
            kept.computeIfPresent(orderNo, (any, it) -> it.revision <= revision ? null : it);
        } else {
            Map<String, Long> lines = new HashMap<>();
            line.required("lines")
                    .properties()
                    .forEach(each -> lines.put(each.getKey(), each.getValue().asLong()));
            boolean confirmed = of(orderNo).map(Kept::confirmed).orElse(false);
            kept.put(orderNo, new Kept(revision, Map.copyOf(lines), confirmed));
            unconfirmed.add(new Asked(
                    orderNo, revision, Instant.ofEpochMilli(line.required("at").asLong())));
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
