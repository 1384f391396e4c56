package linkspan.commit;

import java.util.List;
import java.util.Map;
import linkspan.model.EventDraft;
import org.jspecify.annotations.Nullable;

/**
 * A finished unit: written whole or not at all.
 *
 * @param drafts events in the order in which they shall take effect
 * @param parts shares of features, by their type
 * @param answer what the sender is told once it is written
 */
public record SealedUnit(List<EventDraft> drafts, Map<Class<?>, Object> parts, Answer answer) {
    public SealedUnit {
        drafts = List.copyOf(drafts);
        parts = Map.copyOf(parts);
    }

    /** Who has units written. */
    @FunctionalInterface
    public interface Writer {
        /** Hands a unit in; the callback is told once, from any thread. */
        void commit(SealedUnit unit, Committer.Callback callback);
    }

    /** A unit that only carries one feature's share and tells nobody anything. */
    public static SealedUnit of(Object part) {
        return new SealedUnit(List.of(), Map.of(part.getClass(), part), new Answer(200, "", ""));
    }

    public <T> @Nullable T part(Class<T> type) {
        return type.cast(parts.get(type));
    }
}
