package linkspan.simulation.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands in conditions and lists of values. */
class ExpressionParser {
    final Words words;
    private int parameters;

    ExpressionParser(Words words) {
        this.words = words;
    }

    Expression expression() {
        Expression left = conjunction();
        while (words.took("or")) {
            Expression one = left;
            Expression other = conjunction();
            left = (frame, run) -> one.holds(frame, run) || other.holds(frame, run);
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = negation();
        while (words.took("and")) {
            Expression one = left;
            Expression other = negation();
            left = (frame, run) -> one.holds(frame, run) && other.holds(frame, run);
        }
        return left;
    }

    private Expression negation() {
        if (words.took("not")) {
            Expression of = negation();
            return (frame, run) -> Boolean.FALSE.equals(of.in(frame, run));
        }
        return comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        if (words.took("is")) {
            boolean absent = !words.took("not");
            words.need("null");
            return (frame, run) -> (left.in(frame, run) == null) == absent;
        }
        if (words.took("in")) {
            return in(left);
        }
        if (!words.peek().matches("=|<>|<|<=|>|>=")) {
            return left;
        }
        String operator = words.take();
        if (words.took("any")) {
            words.need("(");
            Expression all = expression();
            words.need(")");
            return (frame, run) -> list(all.in(frame, run)).contains(left.in(frame, run));
        }
        Expression right = sum();
        return (frame, run) -> Expression.compared(operator, left.in(frame, run), right.in(frame, run));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private Expression in(Expression left) {
        words.need("(");
        if (words.peek().equals("select")) {
            Query query = subquery();
            words.need(")");
            return (frame, run) -> {
                Object wanted = left.in(frame, run);
                return query.rows(frame, run).rows().stream()
                        .anyMatch(row -> row.equals(wanted) || row.size() == 1 && row.contains(wanted));
            };
        }
        List<Expression> all = expressions();
        words.need(")");
        return (frame, run) -> {
            Object wanted = left.in(frame, run);
            for (Expression each : all) {
                if (Boolean.TRUE.equals(Expression.compared("=", wanted, each.in(frame, run)))) {
                    return true;
                }
            }
            return false;
        };
    }

    List<Expression> expressions() {
        List<Expression> all = new ArrayList<>();
        do {
            all.add(expression());
        } while (words.took(","));
        return all;
    }

    private Expression sum() {
        Expression left = primary();
        while (words.peek().equals("+") || words.peek().equals("-")) {
            int sign = words.take().equals("+") ? 1 : -1;
            Expression one = left;
            Expression other = primary();
            left = (frame, run) -> {
                Long first = (Long) one.in(frame, run);
                Long second = (Long) other.in(frame, run);
                return first == null || second == null ? null : first + sign * second;
            };
        }
        return left;
    }

    private Expression primary() {
        String word = words.take();
        if (word.equals("?")) {
            int number = parameters++;
            return (frame, run) -> run.argument(number);
        }
        if (word.matches("\\d+")) {
            Long value = Long.valueOf(word);
            return (frame, run) -> value;
        }
        if (word.startsWith("'")) {
            String text = word.substring(1, word.length() - 1);
            return (frame, run) -> text;
        }
        return switch (word) {
            case "null" -> (frame, run) -> null;
            case "true" -> (frame, run) -> true;
            case "false" -> (frame, run) -> false;
            case "current_timestamp" -> (frame, run) -> run.transaction().now();
            case "cast" -> cast();
            case "case" -> cases();
            case "exists" -> exists();
            case "(" -> parenthesis();
            default -> named(word);
        };
    }

    private Expression cast() {
        words.need("(");
        Expression value = expression();
        words.need("as");
        for (int open = 1; open > 0; ) {
            String word = words.take();
            open += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
        }
        return value;
    }

    private Expression cases() {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (words.took("when")) {
            conditions.add(expression());
            words.need("then");
            values.add(expression());
        }
        Expression otherwise = words.took("else") ? expression() : (frame, run) -> null;
        words.need("end");
        return (frame, run) -> {
            for (int i = 0; i < conditions.size(); i++) {
                if (conditions.get(i).holds(frame, run)) {
                    return values.get(i).in(frame, run);
                }
            }
            return otherwise.in(frame, run);
        };
    }

    private Expression exists() {
        words.need("(");
        Query query = subquery();
        words.need(")");
        return (frame, run) -> !query.rows(frame, run).rows().isEmpty();
    }

    private Expression parenthesis() {
        if (words.peek().equals("select")) {
            Query query = subquery();
            words.need(")");
            return (frame, run) -> {
                List<List<@Nullable Object>> rows = query.rows(frame, run).rows();
                return rows.isEmpty() ? null : rows.get(0).get(0);
            };
        }
        List<Expression> all = expressions();
        words.need(")");
        if (all.size() == 1) {
            return all.get(0);
        }
        return (frame, run) -> {
            List<@Nullable Object> values = new ArrayList<>();
            for (Expression each : all) {
                values.add(each.in(frame, run));
            }
            return values;
        };
    }

    private Expression named(String word) {
        if (words.took(".")) {
            String column = words.take();
            return (frame, run) -> Frame.value(frame, word, column);
        }
        if (word.equals("count") && words.took("(", "*", ")")) {
            return new Functions.Count(null);
        }
        if (word.equals("count") && words.took("(", "distinct")) {
            Expression distinct = expression();
            words.need(")");
            return new Functions.Count(distinct);
        }
        if (words.took("(")) {
            List<Expression> arguments = words.peek().equals(")") ? List.of() : expressions();
            words.need(")");
            if (words.took("over", "(", "order", "by")) {
                Expression by = expression();
                words.need(")");
                return Functions.runningSum(word, arguments.get(0), by);
            }
            return Functions.of(word, arguments, words);
        }
        if (!word.matches("[a-z_]\\w*")) {
            throw words.unknown();
        }
        return (frame, run) -> Frame.value(frame, "", word);
    }

    Query subquery() {
        throw words.unknown();
    }
}
