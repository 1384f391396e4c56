package linkspan.scaffold.guess;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import linkspan.canonical.Field;
import linkspan.scaffold.sample.Leaf;

/** Compares the names and contents of a sample's places with what systems call the canonical fields. */
public final class Matcher {
    private static final int BEST = 1000;
    private static final int NEXT_WORD = 10;
    private static final int DEEPER = 40;
    private static final int IN_AN_ARRAY = 40;
    private static final int EMPTY = 60;
    private static final int NOT_ALWAYS = 20;
    private static final int LAST_RESORT = 400;
    private static final int DEEPEST_IN_A_LINE = 2;

    private final Words words;

    public Matcher(Words words) {
        this.words = words;
    }

    /** Places that may be the field, the likeliest first; of equals the one that comes first. */
    public List<Match> all(Field field, List<Leaf> leaves) {
        return leaves.stream()
                .flatMap(leaf -> match(field, leaf).stream())
                .sorted(Comparator.comparingInt(Match::score).reversed())
                .toList();
    }

    /** What the first fitting word makes of a place; empty when none fits. */
    public Optional<Match> match(Field field, Leaf leaf) {
        if (leaf.name().equals(Leaf.FIRST) || !Kinds.fits(field, leaf)) {
            return Optional.empty();
        }
        List<Word> names = words.of(field.path());
        return IntStream.range(0, names.size())
                .filter(rank -> names.get(rank).is(leaf.name()) && isWithin(field, leaf, names.get(rank)))
                .boxed()
                .findFirst()
                .map(rank ->
                        new Match(field, leaf, names.get(rank), score(leaf, names.get(rank), rank), Optional.empty()));
    }

    private static int score(Leaf leaf, Word word, int rank) {
        int score = BEST - NEXT_WORD * rank - DEEPER * leaf.path().size();
        score -= leaf.isWithinArray() ? IN_AN_ARRAY : 0;
        score -= leaf.isNeverFilled() ? EMPTY : 0;
        score -= leaf.isAlwaysThere() ? 0 : NOT_ALWAYS;
        return score - (word.sureness() == Word.Sureness.LAST_RESORT ? LAST_RESORT : 0);
    }

    /** {@code id} of the document itself, {@code name} within something called like an address. */
    private boolean isWithin(Field field, Leaf leaf, Word word) {
        boolean top = field.parent().isEmpty() || field.parent().endsWith("[]");
        if (top) {
            boolean amongAmounts = field.isMoney() && isWithin("amounts", leaf);
            // what a line says of its article often stands in an object of its own
            int deepest = field.parent().endsWith("[]") ? DEEPEST_IN_A_LINE : 0;
            return !leaf.isWithinArray()
                    && (word.reach() == Word.Reach.ANYWHERE || leaf.around().size() <= deepest || amongAmounts);
        }
        return word.reach() == Word.Reach.ANYWHERE && !leaf.isWithinArray() || isWithin(field.parent(), leaf);
    }

    private boolean isWithin(String object, Leaf leaf) {
        List<Word> containers = words.of(object);
        return leaf.around().stream().anyMatch(name -> containers.stream().anyMatch(word -> word.is(name)));
    }
}
