package linkspan.simulation.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement's words, one after the other; all but texts in lower case, casts of PostgreSQL left out. */
final class Words {
    private static final Pattern WORD = Pattern.compile("'[^']*'|::\\w+(\\[\\])?|\\w+|<>|<=|>=|\\|\\||[^\\s\\w]");
    private final String sql;
    private final List<String> words = new ArrayList<>();
    private int next;

    Words(String sql) {
        this.sql = sql;
        Matcher found = WORD.matcher(sql);
        while (found.find()) {
            String word = found.group();
            if (!word.startsWith("::")) {
                words.add(word.startsWith("'") ? word : word.toLowerCase(Locale.ROOT));
            }
        }
    }

    String peek() {
        return peek(0);
    }

    String peek(int ahead) {
        return next + ahead < words.size() ? words.get(next + ahead) : "";
    }

    String take() {
        String word = peek();
        next++;
        return word;
    }

    /** Takes these words when they are the next ones. */
    boolean took(String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!peek(i).equals(expected[i])) {
                return false;
            }
        }
        next += expected.length;
        return true;
    }

    void need(String... expected) {
        if (!took(expected)) {
            throw unknown();
        }
    }

    boolean isName() {
        return peek().matches("[a-z_]\\w*");
    }

    boolean isOver() {
        return next >= words.size();
    }

    IllegalStateException unknown() {
        return new IllegalStateException(
                "the model of the database does not understand '" + peek() + "' (word " + next + ") of: " + sql);
    }
}
