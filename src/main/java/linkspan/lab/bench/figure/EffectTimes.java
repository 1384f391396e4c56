package linkspan.lab.bench.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When orders took effect at one receiver.
 *
 * @param firstMicros of every order its first effect, in microseconds of the epoch
 * @param lastMicros of all effects the last; 0 when there is none
 */
public record EffectTimes(Map<String, Long> firstMicros, long lastMicros) {
    public EffectTimes {
        firstMicros = Map.copyOf(firstMicros);
    }

    /** Of {@code GET /ledger/<system>?times=true}. */
    public static EffectTimes read(JsonNode ledger) {
        Map<String, Long> first = new HashMap<>();
        long last = 0;
        for (Map.Entry<String, JsonNode> order : ledger.required("times").properties()) {
            for (JsonNode time : order.getValue()) {
                first.putIfAbsent(order.getKey(), time.longValue());
                last = Math.max(last, time.longValue());
            }
        }
        return new EffectTimes(first, last);
    }

    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    public int orders() {
        return firstMicros.size();
    }

    public OptionalLong of(String orderId) {
        Long micros = firstMicros.get(orderId);
        return micros == null ? OptionalLong.empty() : OptionalLong.of(micros);
    }
}
