package linkspan.simulation.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One execution of a statement: its arguments and what it sees. Reads stay as they were when the statement began. */
final class Execution {
    private final Transaction transaction;
    private final List<@Nullable Object> arguments;
    private List<Frame> level = List.of();

    Execution(Transaction transaction, List<@Nullable Object> arguments) {
        this.transaction = transaction;
        this.arguments = arguments;
    }

    Transaction transaction() {
        return transaction;
    }

    @Nullable
    Object argument(int number) {
        return arguments.get(number);
    }

    /** All rows of the query whose values are being made. */
    List<Frame> level() {
        return level;
    }

    void level(List<Frame> frames) {
        level = frames;
    }

    /** What this statement sees of a table, in the order in which rows came. */
    Collection<Map<String, @Nullable Object>> rows(Table table) {
        return new ArrayList<>(transaction.visible(table).values());
    }

    /** What a statement came to. */
    record Result(List<String> names, List<List<@Nullable Object>> rows, int count) {
        static Result of(int count) {
            return new Result(List.of(), List.of(), count);
        }
    }

    /** A statement that was read. */
    @FunctionalInterface
    interface Statement {
        Result execute(Execution run) throws java.sql.SQLException;
    }
}
