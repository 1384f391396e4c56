package linkspan.author.scaffold.guess;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import linkspan.author.scaffold.sample.Leaf;
import linkspan.mapping.schema.Field;

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

    /** Objects that only group what is in them. */
    private static final Set<String> NEUTRAL = Set.of(
            "address",
            "addresses",
            "contact",
            "detail",
            "details",
            "person",
            "party",
            "data",
            "body",
            "postaladdress",
            "location",
            "extendedfields",
            "profile",
            "to",
            "country",
            "phones",
            "emails");

    private final FieldWords words;

    public Matcher(FieldWords words) {
        this.words = words;
    }

    /** The likeliest place, with what belongs to it; else a text that is made of two. */
    Optional<Match> best(Field field, List<Leaf> leaves) {
        List<Match> all = all(field, leaves);
        Optional<Match> best = all.stream()
                .filter(match -> !Kinds.isNothing(field, match.leaf()))
                .findFirst();
        return best.map(match -> match.among(all, beside(field, match.leaf(), leaves)))
                .or(() -> ofTwo(field, leaves));
    }

    /** The second line of an address, a company beside a name: in the same object, and something is there. */
    private Optional<Together> beside(Field field, Leaf leaf, List<Leaf> leaves) {
        List<Leaf> others = words.row(field.path() + "+").stream()
                .flatMap(word -> siblings(leaf, leaves)
                        .filter(other -> word.is(other.name()) && !other.texts().isEmpty()))
                .distinct()
                .toList();
        return others.isEmpty() || field.types().isEmpty() ? Optional.empty() : Optional.of(new Together(others, ", "));
    }

    /** First and last name. */
    private Optional<Match> ofTwo(Field field, List<Leaf> leaves) {
        return leaves.stream()
                .filter(leaf -> Kinds.fits(field, leaf))
                .flatMap(first -> words.row(field.path() + "&").stream()
                        .filter(word -> word.is(first.name()))
                        .flatMap(word -> within(field, first, word).stream())
                        .flatMap(word -> words.row(field.path() + "&&").stream()
                                .flatMap(last -> siblings(first, leaves).filter(leaf -> last.is(leaf.name())))
                                .map(last -> new Match(field, first, word, score(first, word, 0))
                                        .among(List.of(), Optional.of(new Together(List.of(last), " "))))))
                .max(Comparator.comparingInt(Match::score));
    }

    private static Stream<Leaf> siblings(Leaf leaf, List<Leaf> leaves) {
        List<String> place = leaf.path().subList(0, leaf.path().size() - 1);
        return leaves.stream()
                .filter(other -> other != leaf
                        && other.path().size() == leaf.path().size()
                        && other.path().subList(0, place.size()).equals(place)
                        && !other.isObject()
                        && !other.isArray());
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
                .filter(rank -> names.get(rank).is(leaf.name()))
                .boxed()
                .flatMap(rank -> within(field, leaf, names.get(rank)).stream()
                        .map(word -> new Match(field, leaf, word, score(leaf, word, rank))))
                .findFirst();
    }

    private static int score(Leaf leaf, Word word, int rank) {
        int score = BEST - NEXT_WORD * rank - DEEPER * leaf.path().size();
        score -= leaf.isWithinArray() ? IN_AN_ARRAY : 0;
        score -= leaf.isNeverFilled() ? EMPTY : 0;
        score -= leaf.isAlwaysThere() ? 0 : NOT_ALWAYS;
        return score - (word.sureness() == Word.Sureness.LAST_RESORT ? LAST_RESORT : 0);
    }

    /** {@code id} of the document itself, {@code name} within something called like an address; nothing elsewhere. */
    private Optional<Word> within(Field field, Leaf leaf, Word word) {
        boolean top = field.parent().isEmpty() || field.parent().endsWith("[]");
        if (top) {
            boolean amongAmounts = field.isMoney() && isWithin("amounts", leaf);
            // what a line says of its article often stands in an object of its own
            int deepest = field.parent().endsWith("[]") ? DEEPEST_IN_A_LINE : 0;
            boolean fits = !leaf.isWithinArray()
                    && (word.reach() == Word.Reach.ANYWHERE || leaf.around().size() <= deepest || amongAmounts);
            return fits ? Optional.of(word) : Optional.empty();
        }
        Optional<Word> around = container(field, leaf);
        if (around.isPresent()) {
            boolean doubtful = around.get().sureness() == Word.Sureness.LAST_RESORT;
            boolean id = field.name().matches(".*(Id|No)$"); // the number of an address is nobody's
            return doubtful && id ? Optional.empty() : Optional.of(doubtful ? word.doubtful() : word);
        }
        return word.reach() == Word.Reach.ANYWHERE && !leaf.isWithinArray() ? Optional.of(word) : Optional.empty();
    }

    private boolean isWithin(String object, Leaf leaf) {
        return leaf.around().stream().anyMatch(name -> words.of(object).stream().anyMatch(word -> word.is(name)));
    }

    /** What the nearest object that says something is called like; what only lays the field out says nothing. */
    private Optional<Word> container(Field field, Leaf leaf) {
        List<String> around = leaf.around();
        for (int i = around.size() - 1; i >= 0; i--) {
            String name = around.get(i);
            Optional<Word> container = words.of(field.parent()).stream()
                    .filter(word -> word.is(name))
                    .findFirst();
            if (container.isPresent()) {
                return container;
            }
            boolean layout = NEUTRAL.contains(Word.bare(name))
                    || words.of(field.path()).stream().anyMatch(word -> word.is(name));
            if (!layout) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
