package linkspan.reconcile.table;

import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A side that is one query of one database.
 *
 * @param system whose database it is
 * @param sql the query
 */
public record TableSide(String system, DataSource database, String sql) {
    private static final Pattern ONE_TABLE = Pattern.compile(
            "(?is)\\s*select\\s(?:(?!\\sfrom\\s).)+\\sfrom\\s+[\\w.$\"]+(\\s+(as\\s+)?(?!where\\b|order\\b)[\\w\"]+)?(\\s+where\\s.*)?(\\s+order\\s+by\\s[^()]*)?\\s*;?\\s*");
    private static final Pattern MORE = Pattern.compile(
            "(?i)\\b(distinct|join|union|intersect|except|group|having|limit|fetch|offset|window|into)\\b|[?;]");
    private static final Pattern ORDER = Pattern.compile("(?is)\\s+order\\s+by\\s[^()]*$");

    /** The query reads one table and gives each of its rows at most once. */
    public boolean isOneTable() {
        return ONE_TABLE.matcher(sql).matches() && !MORE.matcher(sql).find();
    }

    /** The query without its order, as a table. */
    String from() {
        return "(" + ORDER.matcher(sql).replaceFirst("") + ") side";
    }
}
