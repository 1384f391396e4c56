package linkspan.business.order.change;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A unit's share: a step that is to be taken with one order, by a client or because of what the warehouse said.
 *
 * @param owner the client that brought the order, or brings it
 */
public record OrderChange(String orderId, String owner, Step step) {

    /** What is to happen. Another owner's order is as if there were none. */
    public sealed interface Step {
        /** True: a client makes the order larger, and may be refused for it. */
        default boolean mayGrow() {
            return this instanceof Begin || this instanceof Update || this instanceof AddItem || this instanceof Ship;
        }
    }

    /** A new order, whose stock is asked for next; nobody is told of it yet. */
    public record Begin(JsonNode order) implements Step {}

    /** The order becomes this one, if it has that version still. */
    public record Update(JsonNode order, int version) implements Step {}

    /** One more line. */
    public record AddItem(JsonNode item) implements Step {}

    public record Cancel(@Nullable String reason) implements Step {}

    public record Ship(JsonNode shipment) implements Step {}

    public record Delete() implements Step {}

    /**
     * The warehouse has answered, or has not.
     *
     * @param revision of the question
     * @param shown the order as the route answers it if all is well
     * @param waits the answer waits for more: the message keeps running
     */
    public record Tried(
            int revision, Outcome outcome, @Nullable JsonNode shown, boolean waits) implements Step {}

    /** A client has waited long enough: it is told how the order stands. */
    public record Waited() implements Step {}

    /** The warehouse keeps the reservation, or does not know it any more. */
    public record Confirmed(int revision, boolean kept) implements Step {}

    /** The warehouse has given back what it held. */
    public record Released(int revision) implements Step {}

    /** What became of a question for stock. */
    public sealed interface Outcome {}

    public record Reserved() implements Outcome {}

    /** @param details {@code skuId}, {@code required}, {@code available} */
    public record Short(JsonNode details) implements Outcome {}

    /** The warehouse has had a later word of this order. */
    public record Late() implements Outcome {}

    /** Nobody knows, or it was not there. */
    public record Away() implements Outcome {}

    /** The same, where an order is not taken while the warehouse is away. */
    public record NotTaken() implements Outcome {}

    /** What the warehouse is asked for next: left with the unit that wrote the intention. */
    public record Ticket(int revision, JsonNode order) {}
}
