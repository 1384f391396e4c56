package linkspan.lab.ledger;

/**
 * What one receiver has of what was sent; counted in effects.
 *
 * @param effective distinct effects
 * @param lost acknowledged messages without an effect
 * @param doubled effects that came again, and those beyond the messages that were sent
 * @param outOfOrder effects that came after a later one of their order
 */
public record Count(long effective, long lost, long doubled, long outOfOrder) {
    public static final Count NOTHING = new Count(0, 0, 0, 0);

    public Count plus(Count other) {
        return new Count(
                effective + other.effective, lost + other.lost, doubled + other.doubled, outOfOrder + other.outOfOrder);
    }

    /** Nothing lost, doubled or out of order. */
    public boolean clean() {
        return lost == 0 && doubled == 0 && outOfOrder == 0;
    }
}
