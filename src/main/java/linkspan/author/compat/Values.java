package linkspan.author.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import linkspan.mapping.schema.Field;

/** Compares which values a field may have: fewer break writers, more break readers, other ones break both. */
final class Values {
    private static final List<String> LOWER = List.of("minimum", "exclusiveMinimum", "minLength", "minItems");
    private static final List<String> UPPER = List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");
    private static final String FEWER = "writers that send the others are refused";
    private static final String MORE = "readers may not know what to do with them";

    private final String where;
    private final Field before;
    private final Field now;
    private final List<SchemaChange> changes = new ArrayList<>();

    Values(String where, Field before, Field now) {
        this.where = where;
        this.before = before;
        this.now = now;
    }

    List<SchemaChange> changes() {
        sets("type", types(before), types(now));
        sets("enum", words(before), words(now));
        LOWER.forEach(word -> bound(word, 1));
        UPPER.forEach(word -> bound(word, -1));
        other("pattern");
        other("format");
        if (!before.text("x-unit").equals(now.text("x-unit"))
                && !before.text("x-unit").isEmpty()) {
            add(
                    SchemaChange.Verdict.BREAKS,
                    "unit " + before.text("x-unit") + " is now " + now.text("x-unit"),
                    "the same value means something else");
        }
        return changes;
    }

    /** A whole number is a number, too. */
    private static Set<String> types(Field field) {
        Set<String> types = new TreeSet<>(field.types());
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static Set<String> words(Field field) {
        Set<String> words = new TreeSet<>();
        field.schema().path("enum").forEach(word -> words.add(word.asText()));
        if (field.schema().has("const")) {
            words.add(field.text("const"));
        }
        return words;
    }

    /** An empty set stands for everything. */
    private void sets(String name, Set<String> old, Set<String> young) {
        Set<String> gone = new TreeSet<>(old);
        gone.removeAll(young);
        Set<String> come = new TreeSet<>(young);
        come.removeAll(old);
        if (old.isEmpty() && !young.isEmpty()) {
            fewer(name + " only " + String.join(", ", young));
        } else if (young.isEmpty() && !old.isEmpty()) {
            more(name + " no longer said, it was " + String.join(", ", old));
        } else {
            if (!gone.isEmpty()) {
                fewer(name + " without " + String.join(", ", gone));
            }
            if (!come.isEmpty()) {
                more(name + " with " + String.join(", ", come));
            }
        }
    }

    /** @param narrowing sign of a change that allows less */
    private void bound(String word, int narrowing) {
        JsonNode old = before.schema().path(word);
        JsonNode young = now.schema().path(word);
        if (old.isMissingNode() && young.isNumber()) {
            fewer(word + " " + young.asText());
        } else if (old.isNumber() && young.isMissingNode()) {
            more("no " + word + " any more, it was " + old.asText());
        } else if (old.isNumber() && young.isNumber()) {
            BigDecimal change = young.decimalValue().subtract(old.decimalValue());
            if (change.signum() == narrowing) {
                fewer(word + " " + old.asText() + " is now " + young.asText());
            } else if (change.signum() != 0) {
                more(word + " " + old.asText() + " is now " + young.asText());
            }
        }
    }

    private void other(String word) {
        String old = before.text(word);
        String young = now.text(word);
        if (old.equals(young)) {
            return;
        }
        if (old.isEmpty()) {
            fewer(word + " " + young);
        } else if (young.isEmpty()) {
            more("no " + word + " any more");
        } else {
            add(
                    SchemaChange.Verdict.BREAKS,
                    word + " " + old + " is now " + young,
                    "nobody can tell which values are the same");
        }
    }

    private void fewer(String what) {
        if (now.isGiven()) {
            add(SchemaChange.Verdict.FINE, what, "the hub gives it, and readers took more");
        } else {
            add(SchemaChange.Verdict.BREAKS, what, FEWER);
        }
    }

    private void more(String what) {
        add(SchemaChange.Verdict.BREAKS, what, MORE);
    }

    private void add(SchemaChange.Verdict verdict, String what, String why) {
        changes.add(new SchemaChange(verdict, where, now.path(), what, why));
    }
}
