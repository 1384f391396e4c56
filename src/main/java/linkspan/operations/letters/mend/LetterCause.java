package linkspan.operations.letters.mend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import linkspan.model.Sha256;
import linkspan.operations.letters.Letter;
import org.jspecify.annotations.Nullable;

/**
 * Letters that have failed for the same reason.
 *
 * @param reason of the newest, whole
 * @param first when the first of them failed
 * @param letters how many
 */
public record LetterCause(
        String system, String event, @Nullable String code, String reason, Instant first, Instant last, long letters) {
    /** Stays the same as long as the system, the event, the code and the words do; 32 of 0-9, a-f. */
    public String id() {
        return Likeness.of(system, event, code, reason).id();
    }

    /** The cause of one letter, as {@link #id}. */
    public static String idOf(Letter letter) {
        return Likeness.of(letter).id();
    }

    /** The code once, then the words. */
    public String words() {
        String label = Objects.requireNonNullElse(code, "-");
        return reason.startsWith(label) ? reason : label + ": " + reason;
    }

    /** The same words but for numbers, ids and what stands in quotes. */
    private record Likeness(
            String system, String event, @Nullable String code, String words) {
        static Likeness of(Letter letter) {
            return of(letter.system(), letter.event(), letter.code(), Objects.requireNonNullElse(letter.reason(), ""));
        }

        static Likeness of(String system, String event, @Nullable String code, String reason) {
            String words = reason.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
                    .replaceAll("\"[^\"]*\"|'[^']*'", "…")
                    .replaceAll("\\d+", "#");
            return new Likeness(system, event, code, words);
        }

        String id() {
            String all = String.join("\n", system, event, String.valueOf(code), words);
            return Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
        }
    }

    /** The most frequent first. */
    public static List<LetterCause> of(List<Letter> letters) {
        Map<Likeness, List<Letter>> alike = new LinkedHashMap<>();
        letters.forEach(letter -> alike.computeIfAbsent(Likeness.of(letter), likeness -> new ArrayList<>())
                .add(letter));
        return alike.values().stream()
                .map(LetterCause::cause)
                .sorted(Comparator.comparing(LetterCause::letters).reversed())
                .toList();
    }

    private static LetterCause cause(List<Letter> alike) {
        Letter newest = alike.get(0);
        List<Instant> times = alike.stream()
                .map(letter -> Objects.requireNonNullElse(letter.failedAt(), letter.happenedAt()))
                .sorted()
                .toList();
        return new LetterCause(
                newest.system(),
                newest.event(),
                newest.code(),
                Objects.requireNonNullElse(newest.reason(), ""),
                times.get(0),
                times.get(times.size() - 1),
                alike.size());
    }
}
