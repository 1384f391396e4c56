package linkspan.author.scaffold.guess;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import linkspan.author.scaffold.sample.Leaf;
import linkspan.mapping.schema.Field;

/**
 * A place in the sample that may be a canonical field.
 *
 * @param score the higher the likelier; comparable within one sample
 * @param otherwise where the value is when this place has none; only where the field must have one
 * @param rival another place that it may be as well and that holds something else; only of who and what an order is
 * @param together other places that belong to the same text
 */
public record Match(
        Field field,
        Leaf leaf,
        Word word,
        int score,
        Optional<Match> otherwise,
        Optional<Leaf> rival,
        Optional<Together> together) {
    private static final Set<String> IDENTITY = Set.of("orderId", "customer.customerId", "customer.email");

    Match(Field field, Leaf leaf, Word word, int score) {
        this(field, leaf, word, score, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** This place, of the others the next that fills its gaps, and the one that it may be confused with. */
    Match among(List<Match> others, Optional<Together> together) {
        boolean gaps = field.isRequired()
                && field.types().contains("string")
                && !field.isTime()
                && (!leaf.isAlwaysThere() || Kinds.mayBeNothing(field, leaf));
        Optional<Match> filler = others.stream()
                .filter(other -> other.leaf().isAlwaysThere() && !Kinds.mayBeNothing(field, other.leaf()))
                .findFirst();
        Optional<Leaf> rival = others.stream()
                .filter(other -> IDENTITY.contains(field.path()) && !other.isLastResort())
                .map(Match::leaf)
                .filter(other -> !other.isNeverFilled() && !other.texts().equals(leaf.texts()))
                .findFirst();
        return new Match(field, leaf, word, score, gaps ? filler : Optional.empty(), rival, together);
    }

    public boolean isLastResort() {
        return word.sureness() == Word.Sureness.LAST_RESORT
                || otherwise.map(Match::isLastResort).orElse(false);
    }
}
