package linkspan.operations.ledger.book;

import java.time.Instant;

/** A minute of a system's share: accepted = effective + under way + dead + discarded, by count and, of the first two, by digest. */
public record MinuteAccount(
        Instant minute,
        LedgerShare share,
        SetDigest accepted,
        SetDigest effective,
        long underWay,
        long dead,
        long discarded) {
    public static MinuteAccount none(Instant minute, LedgerShare share) {
        return new MinuteAccount(minute, share, SetDigest.NONE, SetDigest.NONE, 0, 0, 0);
    }

    public MinuteAccount plus(MinuteAccount other) {
        return new MinuteAccount(
                minute,
                share,
                accepted.plus(other.accepted),
                effective.plus(other.effective),
                underWay + other.underWay,
                dead + other.dead,
                discarded + other.discarded);
    }

    /** Nothing of it can change any more. */
    public boolean isSettled() {
        return underWay + dead == 0;
    }
}
