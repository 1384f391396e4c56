package linkspan.reconcile.run.record;

import org.jspecify.annotations.Nullable;

/**
 * What the hub knows about the events of a key.
 *
 * @param known there has been one
 * @param underWay one is still on its way to a side: unpublished, parked, or not yet done
 * @param letter the dead letter that stops them, {@code oms.0f3c…}; null: none does
 */
public record KeyNews(
        boolean known, boolean underWay, @Nullable String letter) {
    static final KeyNews NONE = new KeyNews(false, false, null);

    public KeyNews and(KeyNews other) {
        return new KeyNews(known || other.known, underWay || other.underWay, letter == null ? other.letter : letter);
    }
}
