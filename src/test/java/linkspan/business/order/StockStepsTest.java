package linkspan.business.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import linkspan.business.order.change.OrderChange;
import linkspan.business.order.change.Reservation;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the warehouse's word makes of an order, whoever asked and whenever it comes. */
class StockStepsTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final JsonNode LACK = Json.read("{\"skuId\":\"A\",\"required\":2,\"available\":1}");
    private final StockSteps steps = new StockSteps(NOW);

    private static StoredOrder order(String status, String state, @Nullable String message) {
        StoredOrder first = StoredOrder.first(Samples.marketOrder("o", 5), "acme", OrderStatus.valueOf(status), NOW);
        return first.with(new Reservation(Reservation.State.valueOf(state), 3, NOW, message, null));
    }

    private static OrderChange.Outcome outcome(String word) {
        return switch (word) {
            case "reserved" -> new OrderChange.Reserved();
            case "short" -> new OrderChange.Short(LACK);
            case "late" -> new OrderChange.Late();
            case "away" -> new OrderChange.Away();
            default -> new OrderChange.NotTaken();
        };
    }

    @ParameterizedTest(name = "{0} {1} waiting {2}: {3} makes it {4} {5} and tells {6}")
    @CsvSource(delimiter = '|', textBlock = """
            PENDING    | TRYING  | m | reserved | RESERVED   | CONFIRMING | ORDER_CREATED | 201
            PENDING    | TRYING  | - | reserved | RESERVED   | CONFIRMING | ORDER_CREATED | -
            PENDING    | TRYING  | m | short    | PENDING    | CLOSING    | -             | 40001
            PENDING    | TRYING  | - | short    | ON_HOLD    | CLOSING    | ORDER_UPDATED | -
            RESERVED   | TRYING  | - | reserved | RESERVED   | CONFIRMING | -             | -
            RESERVED   | TRYING  | - | short    | ON_HOLD    | CLOSING    | ORDER_UPDATED | -
            DISPATCHED | TRYING  | - | short    | DISPATCHED | HELD       | -             | -
            PENDING    | TRYING  | m | late     | PENDING    | TRYING     | -             | -
            SHIPPED    | TRYING  | m | late     | SHIPPED    | HELD       | -             | 40905
            PENDING    | TRYING  | m | away     | PENDING    | TRYING     | -             | -
            PENDING    | TRYING  | m | refused  | PENDING    | CLOSING    | -             | 50303
            CANCELLED  | CLOSING | - | reserved | CANCELLED  | CLOSING    | -             | 40905
            """)
    void an_answer_is_taken_once(
            String status,
            String state,
            String message,
            String word,
            String next,
            String stock,
            String event,
            String told) {
        StoredOrder stored = order(status, state, message.equals("-") ? null : message);
        Decision.Change change =
                (Decision.Change) steps.decide(stored, new OrderChange.Tried(3, outcome(word), null, false));
        assertThat(change.order().status()).hasToString(next);
        assertThat(change.order().reservation().state()).hasToString(stock);
        assertThat(change.events().stream()
                        .map(each -> each.type().name())
                        .findFirst()
                        .orElse("-"))
                .isEqualTo(event);
        assertThat(told(change.told(), message)).isEqualTo(told);
        boolean neverTaken = told.equals("40001") || word.equals("refused");
        assertThat(change.order().hidden()).isEqualTo(neverTaken);
    }

    private static String told(Decision.@Nullable Told told, String message) {
        if (told instanceof Decision.Failure failure) {
            return Integer.toString(failure.refused().code().businessCode());
        }
        return told instanceof Decision.Success success && !message.equals("-")
                ? Integer.toString(success.status())
                : "-";
    }

    @Test
    void a_late_question_is_asked_anew_under_the_next_revision_and_an_old_answer_counts_for_nothing() {
        StoredOrder stored = order("PENDING", "TRYING", "m");
        Decision.Change late =
                (Decision.Change) steps.decide(stored, new OrderChange.Tried(3, new OrderChange.Late(), null, false));
        assertThat(late.order().reservation().revision()).isEqualTo(4);
        assertThat(late.order().reservation().messageId()).isEqualTo("m");
        Decision.Change old = (Decision.Change)
                steps.decide(stored, new OrderChange.Tried(2, new OrderChange.Reserved(), null, false));
        assertThat(old.order()).isEqualTo(stored);
        assertThat(((Decision.Failure) java.util.Objects.requireNonNull(old.told()))
                        .refused()
                        .code())
                .isEqualTo(FailureCode.STEP_FORBIDDEN);
    }

    @Test
    void what_the_warehouse_has_forgotten_is_asked_for_again_and_what_it_gave_back_is_closed() {
        StoredOrder reserved = order("RESERVED", "CONFIRMING", null);
        Decision.Change forgotten = (Decision.Change) steps.decide(reserved, new OrderChange.Confirmed(3, false));
        assertThat(forgotten.order().reservation().state()).isEqualTo(Reservation.State.TRYING);
        Decision.Change kept = (Decision.Change) steps.decide(reserved, new OrderChange.Confirmed(3, true));
        assertThat(kept.order().reservation().state()).isEqualTo(Reservation.State.HELD);
        assertThat(kept.order().reservation().due()).isNull();
        Decision.Change released =
                (Decision.Change) steps.decide(order("CANCELLED", "CLOSING", null), new OrderChange.Released(3));
        assertThat(released.order().reservation().state()).isEqualTo(Reservation.State.CLOSED);
    }
}
