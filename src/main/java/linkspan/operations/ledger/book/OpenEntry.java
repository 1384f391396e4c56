package linkspan.operations.ledger.book;

import org.jspecify.annotations.Nullable;

/**
 * An event that has not had its effect in a system.
 *
 * @param state as {@code pending} has it; null when it does not wait there
 * @param discarded a person gave it up
 * @param doneSeq how far the system is with the key
 * @param failed an attempt is in the history
 */
public record OpenEntry(LedgerEntry entry, @Nullable String state, boolean discarded, long doneSeq, boolean failed) {
    public boolean isDead() {
        return state != null && (state.equals("dead") || state.equals("uncertain"));
    }

    /** Neither in effect nor waiting nor given up: on its way in the topic, or nowhere. */
    public boolean isNowhere() {
        return state == null && !discarded;
    }

    /** The system has gone on without it. */
    public boolean isPassed() {
        return doneSeq >= entry.seq();
    }
}
