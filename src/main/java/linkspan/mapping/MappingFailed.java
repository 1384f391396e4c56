package linkspan.mapping;

import linkspan.model.failure.Unmappable;
import org.jspecify.annotations.Nullable;

/**
 * A document that a mapping could not map: says which field of the input, why, and where in the mapping.
 *
 * <p>The message names fields and kinds of values, never values: it may be logged. It has no stack trace, because a
 * sender of bad documents must not cost more than a sender of good ones.
 */
public final class MappingFailed extends Unmappable {
    private final String mapping;
    private final Place place;
    private final @Nullable String path;
    private final String reason;

    /** @param path of the field in the input, {@code items[2].unitPrice}; null when unknown */
    public MappingFailed(String mapping, Place place, @Nullable String path, String reason) {
        super(mapping + ": " + (path == null ? "" : path + ": ") + reason + " (" + place + ")");
        this.mapping = mapping;
        this.place = place;
        this.path = path;
        this.reason = reason;
    }

    public String mapping() {
        return mapping;
    }

    public Place place() {
        return place;
    }

    @Override
    public String path() {
        return path == null ? "" : path;
    }

    public String reason() {
        return reason;
    }
}
