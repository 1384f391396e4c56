package linkspan.business.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories by chance: accounts of an order, cancellations and parcels, some twice, in any order of arrival. The order ends
 * as its newest account says, of one time as the last to come, and each content is somewhere: told, stored, in a remark or
 * in a letter.
 */
class OrderHistoryTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final String ID = "shopify-77";

    /** What was sent, and which account it is: content is told from content by the name of the customer. */
    private record Said(EventDraft draft, String content, int minute) {}

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= 500; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    private static List<Said> history(Random random) {
        List<Said> history = new ArrayList<>();
        int accounts = 1 + random.nextInt(5);
        for (int i = 0; i < accounts; i++) {
            int minute = random.nextInt(4);
            ObjectNode order = Samples.marketOrder(ID, minute);
            order.withObject("/customer").put("name", "account " + i);
            boolean cancels = random.nextInt(6) == 0;
            if (cancels) {
                order.put("status", "CANCELLED");
            }
            history.add(new Said(new EventDraft(EventType.ORDER_CREATED, order), "account " + i, minute));
        }
        int parcels = random.nextInt(4);
        for (int i = 0; i < parcels; i++) {
            history.add(new Said(
                    new EventDraft(EventType.ORDER_SHIPPED, Samples.json("""
                                    {'orderId': '%s', 'shipment': {'shipmentId': 'S%d', 'trackingNo': 'T%d', 'carrierCode': 'SF',
                                     'shippedAt': '2026-11-12T00:00:00Z', 'lines': [{'skuId': 'SKU001', 'quantity': 1}]}}""".formatted(ID, i, i))), "T" + i, -1));
        }
        List<Said> repeated = new ArrayList<>(history);
        history.forEach(said -> {
            if (random.nextInt(3) == 0) {
                repeated.add(said);
            }
        });
        Collections.shuffle(repeated, random);
        return repeated;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_newest_content_stands_and_none_is_nowhere(long seed) {
        List<Said> history = history(new Random(seed));
        @Nullable StoredOrder order = null;
        Set<String> seen = new HashSet<>();
        Set<String> letters = new HashSet<>();
        int newest = -1;
        String expected = "";
        boolean cancelled = false;
        for (Said said : history) {
            Decision decision = OrderLife.decide(order, said.draft, "shopify", NOW);
            if (decision instanceof Decision.Accept accept) {
                order = accept.order();
                seen.add(said.content);
            } else if (decision instanceof Decision.Note note) {
                order = note.order();
                seen.add(said.content);
            } else if (decision instanceof Decision.Supersede) {
                assertThat(said.minute).as("seed %d: only what is older", seed).isLessThanOrEqualTo(newest);
                seen.add(said.content);
            } else if (decision instanceof Decision.Refuse) {
                letters.add(said.content);
                continue;
            } else {
                assertThat(seen).as("seed %d: ignored, but where is it?", seed).contains(said.content);
                continue;
            }
            boolean cancels = said.draft.data().path("status").asText().equals("CANCELLED");
            boolean wins = said.minute > newest || said.minute == newest && (cancels || !cancelled);
            if (said.minute >= 0 && wins) {
                newest = said.minute;
                expected = said.content;
            }
            cancelled |= cancels;
        }
        for (Said said : history) {
            assertThat(seen.contains(said.content) || letters.contains(said.content))
                    .as("seed %d: %s is nowhere", seed, said.content)
                    .isTrue();
        }
        if (order == null) {
            return; // parcels alone: letters, all of them
        }
        assertThat(order.document().at("/customer/name").asText())
                .as("seed %d: %s", seed, history)
                .isEqualTo(expected);
        assertThat(order.status() == OrderStatus.CANCELLED).as("seed %d", seed).isEqualTo(cancelled);
        Set<String> told = new HashSet<>(seen);
        told.removeIf(content -> !content.startsWith("T"));
        assertThat(Parcels.of(order.document()).stream()
                        .map(shipment -> shipment.path("trackingNo").asText()))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(told);
        long left = 2 - told.size();
        assertThat(order.document().path("toShip").size())
                .as("seed %d", seed)
                .isEqualTo(told.isEmpty() || left == 0 ? 0 : 1);
    }
}
