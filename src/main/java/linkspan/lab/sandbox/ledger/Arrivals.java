package linkspan.lab.sandbox.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What reached one system, by order: every effect, and the newest {@value #KEPT} of everything else. */
final class Arrivals {
    static final int KEPT = 20_000;

    private final Map<String, List<Arrival>> byOrder = new HashMap<>();
    private final Deque<Arrival> withoutEffect = new ArrayDeque<>();

    void add(Arrival arrival) {
        byOrder.computeIfAbsent(arrival.origin().orderId(), id -> new ArrayList<>(2))
                .add(arrival);
        if (arrival.outcome().equals("effect")) {
            return;
        }
        withoutEffect.add(arrival);
        if (withoutEffect.size() > KEPT) {
            forget(withoutEffect.remove());
        }
    }

    /** In the order of arrival; empty for an order never heard of. */
    List<Arrival> of(String orderId) {
        return List.copyOf(byOrder.getOrDefault(orderId, List.of()));
    }

    private void forget(Arrival oldest) {
        byOrder.computeIfPresent(oldest.origin().orderId(), (id, arrivals) -> {
            arrivals.remove(oldest);
            return arrivals.isEmpty() ? null : arrivals;
        });
    }
}
