package linkspan.reconcile.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks two sides that are in the order of their keys, and says of each key whether they agree. Holds the rows of one key at a
 * time. Throws {@link OutOfOrder} where a side is not in order.
 */
public final class Merge implements Iterator<Merge.Compared> {
    /** Rows of a duplicated key that are shown; further ones are only noticed. */
    private static final int MOST_SHOWN = 10;

    /** @param difference nothing where both sides agree */
    public record Compared(String key, Optional<KeyDifference> difference) {}

    /** A side is not in the order of its keys. */
    public static final class OutOfOrder extends RuntimeException {
        OutOfOrder(String side, String before, String key) {
            super(side + " is said to be sorted, and gives '" + key + "' after '" + before + "'; leave sorted out, or"
                    + " sort by the key's code units (order by key collate \"C\")");
        }
    }

    private final Sameness sameness;
    private final Group left;
    private final Group right;

    public Merge(Iterator<Row> left, Iterator<Row> right, Sameness sameness) {
        this.sameness = sameness;
        this.left = new Group("the left side", left);
        this.right = new Group("the right side", right);
    }

    @Override
    public boolean hasNext() {
        return left.key() != null || right.key() != null;
    }

    @Override
    public Compared next() {
        String mine = left.key();
        String other = right.key();
        if (mine == null && other == null) {
            throw new NoSuchElementException();
        }
        int order = mine == null ? 1 : other == null ? -1 : mine.compareTo(other);
        List<Row> ofLeft = order <= 0 ? left.take() : List.of();
        List<Row> ofRight = order >= 0 ? right.take() : List.of();
        String key = (ofLeft.isEmpty() ? ofRight : ofLeft).get(0).key();
        return new Compared(key, compare(key, ofLeft, ofRight, sameness));
    }

    /** What the two sides have under one key; nothing where they agree, also where neither has any. */
    public static Optional<KeyDifference> compare(String key, List<Row> left, List<Row> right, Sameness sameness) {
        if (left.size() > 1 || right.size() > 1) {
            return Optional.of(new KeyDifference(key, Kind.DUPLICATE, shown(left), shown(right), List.of()));
        }
        if (left.isEmpty() || right.isEmpty()) {
            Kind missing = left.isEmpty() ? Kind.MISSING_LEFT : Kind.MISSING_RIGHT;
            return left.size() == right.size()
                    ? Optional.empty()
                    : Optional.of(new KeyDifference(key, missing, shown(left), shown(right), List.of()));
        }
        List<String> fields =
                sameness.differing(left.get(0).fields(), right.get(0).fields());
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyDifference(key, Kind.DIFFERS, shown(left), shown(right), fields));
    }

    private static @Nullable JsonNode shown(List<Row> rows) {
        if (rows.size() < 2) {
            return rows.isEmpty() ? null : rows.get(0).fields();
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        rows.stream().limit(MOST_SHOWN).forEach(row -> all.add(row.fields()));
        return all;
    }

    /** The rows of one side, key by key. */
    private static final class Group {
        private final String side;
        private final Iterator<Row> rows;
        private @Nullable Row next;
        private boolean begun;

        Group(String side, Iterator<Row> rows) {
            this.side = side;
            this.rows = rows;
        }

        /** Null at the end. */
        @Nullable
        String key() {
            if (!begun) {
                begun = true;
                next = rows.hasNext() ? rows.next() : null;
            }
            return next == null ? null : next.key();
        }

        List<Row> take() {
            List<Row> same = new ArrayList<>(1);
            Row first = next;
            while (first != null && next != null && next.key().equals(first.key())) {
                if (same.size() <= MOST_SHOWN) {
                    same.add(next);
                }
                next = rows.hasNext() ? rows.next() : null;
            }
            if (first != null && next != null && next.compareTo(first) < 0) {
                throw new OutOfOrder(side, first.key(), next.key());
            }
            return same;
        }
    }
}
