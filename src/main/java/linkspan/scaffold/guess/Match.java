package linkspan.scaffold.guess;

import java.util.List;
import java.util.Optional;
import linkspan.canonical.Field;
import linkspan.scaffold.sample.Leaf;

/**
 * A place in the sample that may be a canonical field.
 *
 * @param score the higher the likelier; comparable within one sample
 * @param otherwise where the value is when this place has none; only where the field must have one
 */
public record Match(Field field, Leaf leaf, Word word, int score, Optional<Match> otherwise) {
    /** This place, and of the others the next that fills its gaps. */
    Match filledBy(List<Match> others) {
        boolean gaps =
                field.isRequired() && field.types().contains("string") && !field.isTime() && !leaf.isAlwaysThere();
        return new Match(
                field,
                leaf,
                word,
                score,
                gaps
                        ? others.stream()
                                .filter(other -> other.leaf().isAlwaysThere())
                                .findFirst()
                        : Optional.empty());
    }

    public boolean isLastResort() {
        return word.sureness() == Word.Sureness.LAST_RESORT
                || otherwise.map(Match::isLastResort).orElse(false);
    }
}
