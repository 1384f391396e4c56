package linkspan.simulation.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the statements that the stores speak; anything else is an error that names the word. */
final class StatementParser extends ExpressionParser {
    private static final Expression ALWAYS = (frame, run) -> true;

    StatementParser(Words words) {
        super(words);
    }

    Execution.Statement statement() {
        Execution.Statement read = switch (words.take()) {
            case "select" -> query();
            case "insert" -> insert();
            case "update" -> update();
            case "delete" -> delete();
            default -> throw words.unknown();
        };
        if (!words.isOver()) {
            throw words.unknown();
        }
        return read;
    }

    @Override
    Query subquery() {
        words.need("select");
        return query();
    }

    private Query query() {
        boolean distinct = words.took("distinct");
        List<Query.Item> items = new ArrayList<>();
        if (!words.took("*")) {
            do {
                items.add(item());
            } while (words.took(","));
        }
        Source from = words.took("from") ? source() : null;
        Expression where = words.took("where") ? expression() : ALWAYS;
        List<Expression> groups = words.took("group", "by")
                ? expressions()
                : items.stream().anyMatch(Query.Item::isAggregate) ? List.of() : null;
        List<Query.Order> orders = new ArrayList<>();
        if (words.took("order", "by")) {
            do {
                orders.add(new Query.Order(expression(), words.took("desc")));
            } while (words.took(","));
        }
        Expression limit = limit();
        boolean locks = words.took("for", "update");
        return new Query(items, distinct, from, where, groups, orders, limit, locks, words.took("skip", "locked"));
    }

    private Query.Item item() {
        if (words.peek(1).equals(".") && words.peek(2).equals("*")) {
            String alias = words.take();
            words.need(".", "*");
            return new Query.Item("*", new Query.AllOf(alias));
        }
        String name = words.peek(1).equals(".") ? words.peek(2) : words.peek();
        Expression value = expression();
        return new Query.Item(words.took("as") ? words.take() : name, value);
    }

    private @Nullable Expression limit() {
        if (words.took("limit")) {
            return expression();
        }
        if (!words.took("fetch", "first")) {
            return null;
        }
        Expression rows = expression();
        words.need("rows", "only");
        return rows;
    }

    private Source source() {
        Source left = single();
        while (true) {
            boolean keeps = words.took("left", "join");
            if (!keeps && !words.took("join")) {
                return left;
            }
            Source right = single();
            words.need("on");
            left = new Source.Joined(left, right, expression(), keeps);
        }
    }

    private Source single() {
        if (words.took("(")) {
            Query query = subquery();
            words.need(")");
            return new Source.OfQuery(query, alias("derived"));
        }
        String name = words.take();
        if (name.equals("unnest")) {
            words.need("(");
            List<Expression> arrays = expressions();
            words.need(")");
            String alias = alias("unnested");
            return new Source.OfArrays(arrays, alias, words.took("(") ? names() : List.of());
        }
        return new Source.OfTable(name, alias(name));
    }

    private String alias(String otherwise) {
        words.took("as");
        boolean clause =
                words.peek().matches("where|order|group|limit|fetch|for|left|join|on|set|values|select|from|returning");
        return words.isName() && !clause ? words.take() : otherwise;
    }

    /** Up to the closing parenthesis. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            names.add(words.take());
        } while (words.took(","));
        words.need(")");
        return names;
    }

    private Changes.Insert insert() {
        words.need("into");
        String table = words.take();
        String alias = words.took("as") ? words.take() : table;
        words.need("(");
        List<String> columns = names();
        Query query;
        if (words.took("values")) {
            words.need("(");
            List<Query.Item> items = new ArrayList<>();
            for (Expression value : expressions()) {
                items.add(new Query.Item("value", value));
            }
            words.need(")");
            query = new Query(items, false, null, ALWAYS, null, List.of(), null, false, false);
        } else {
            query = subquery();
        }
        boolean quiet = words.took("on", "conflict");
        Map<String, Expression> otherwise = new LinkedHashMap<>();
        if (quiet) {
            if (words.took("(")) {
                names();
            }
            words.need("do");
            if (!words.took("nothing")) {
                words.need("update", "set");
                otherwise.putAll(assignments());
            }
        }
        List<Query.Item> returning = new ArrayList<>();
        if (words.took("returning")) {
            do {
                returning.add(item());
            } while (words.took(","));
        }
        return new Changes.Insert(table, alias, columns, query, quiet, otherwise, returning);
    }

    private Map<String, Expression> assignments() {
        Map<String, Expression> set = new LinkedHashMap<>();
        do {
            String column = words.take();
            words.need("=");
            set.put(column, expression());
        } while (words.took(","));
        return set;
    }

    private Changes.Update update() {
        String table = words.take();
        String alias = alias(table);
        words.need("set");
        Map<String, Expression> set = assignments();
        Source from = words.took("from") ? source() : null;
        return new Changes.Update(table, alias, set, from, words.took("where") ? expression() : ALWAYS);
    }

    private Changes.Update delete() {
        words.need("from");
        String table = words.take();
        String alias = alias(table);
        return new Changes.Update(table, alias, Map.of(), null, words.took("where") ? expression() : ALWAYS);
    }
}
