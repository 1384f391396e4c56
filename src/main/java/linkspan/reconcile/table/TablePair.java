package linkspan.reconcile.table;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import linkspan.reconcile.table.words.Cell;
import linkspan.reconcile.table.words.DatabaseWords;
import linkspan.reconcile.table.words.FieldKind;
import linkspan.reconcile.table.words.H2Words;
import linkspan.reconcile.table.words.PostgresWords;
import org.jspecify.annotations.Nullable;

/**
 * Two queries whose databases can compare them.
 *
 * @param leftList the address of the left side's route
 * @param rows how many there are on the larger side, as far as it is known
 * @param ordered both databases have the keys in one order
 */
public record TablePair(String leftList, SideQuery left, SideQuery right, long rows, boolean ordered) {
    private static final String KEY = "key";
    private static final int MOST_FIELDS = 60;

    boolean isLarge(long limit) {
        return ordered && rows > limit;
    }

    /**
     * Nothing where one of them does not give each key once, by a key of its table, or is of a database that is not spoken here.
     *
     * @param only the fields that are compared; empty for all
     */
    public static Optional<TablePair> of(String leftList, TableSide left, TableSide right, Set<String> only) {
        if (!left.isOneTable() || !right.isOneTable()) {
            return Optional.empty();
        }
        Description mine = DescriptionStore.of(left);
        Description other = DescriptionStore.of(right);
        return mine.unique() && other.unique() && mine.speaks() && other.speaks()
                ? new Described(mine, other, only).pair(leftList, left, right)
                : Optional.empty();
    }

    private record Described(Description left, Description right, Set<String> only) {
        Optional<TablePair> pair(String list, TableSide leftSide, TableSide rightSide) {
            List<String> fields = fields();
            if (fields.size() > MOST_FIELDS) {
                return Optional.empty();
            }
            boolean own = left.isPostgres() && right.isPostgres() && left.version() == right.version();
            Cell key = cell(KEY, left, right);
            boolean ordered = key.as() == FieldKind.Meaning.WHOLE || key.as() == FieldKind.Meaning.TEXT;
            return Optional.of(new TablePair(
                    list,
                    new SideQuery(leftSide, words(left, own), key, cells(fields, left, right)),
                    new SideQuery(rightSide, words(right, own), cell(KEY, right, left), cells(fields, right, left)),
                    Math.max(left.estimate(), right.estimate()),
                    ordered));
        }

        private List<String> fields() {
            Set<String> names = new TreeSet<>(only);
            if (only.isEmpty()) {
                left.columns().forEach(column -> names.add(column.field()));
                right.columns().forEach(column -> names.add(column.field()));
            }
            names.remove(KEY);
            return List.copyOf(names);
        }

        private static DatabaseWords words(Description side, boolean own) {
            return side.isPostgres() ? new PostgresWords(ZoneId.systemDefault().getId(), own) : new H2Words();
        }

        private static List<Cell> cells(List<String> fields, Description side, Description other) {
            List<Cell> cells = new ArrayList<>();
            fields.forEach(field -> cells.add(cell(field, side, other)));
            return cells;
        }

        private static Cell cell(String field, Description side, Description other) {
            @Nullable Column mine = side.column(field).orElse(null);
            @Nullable Column fellow = other.column(field).orElse(null);
            FieldKind own = mine == null ? FieldKind.TEXT : mine.kind();
            FieldKind.Meaning as = mine == null || fellow == null ? FieldKind.Meaning.TEXT : own.with(fellow.kind());
            boolean nullable = mine == null || fellow == null || mine.nullable() || fellow.nullable();
            return new Cell(
                    field, mine == null ? null : mine.quoted(), own, as, nullable, mine != null && mine.indexed());
        }
    }
}
