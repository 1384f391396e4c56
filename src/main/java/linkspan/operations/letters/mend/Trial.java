package linkspan.operations.letters.mend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a letter today, without sending anything.
 *
 * @param mapping by whose name; null where the letter's route has none of its own
 * @param output what would be sent, as text; null where there is no mapping, or it fails
 * @param problems in words; none: it would be sent, or the hub has no mapping to try
 */
public record Trial(@Nullable String mapping, @Nullable String output, List<String> problems) {
    public Trial {
        problems = List.copyOf(problems);
    }

    public boolean fine() {
        return problems.isEmpty();
    }
}
