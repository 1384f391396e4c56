package linkspan.operations.letters;

import java.util.Optional;

/**
 * The name of a dead letter, {@code wms.0f3c…}.
 *
 * @param system who does not get it, or who sent it
 * @param thing id of the event, or of the message
 */
public record LetterId(String system, String thing) {
    /** Nothing for a text that names no letter. */
    public static Optional<LetterId> parse(String text) {
        int dot = text.indexOf('.');
        return dot < 1 || dot == text.length() - 1
                ? Optional.empty()
                : Optional.of(new LetterId(text.substring(0, dot), text.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return system + "." + thing;
    }
}
