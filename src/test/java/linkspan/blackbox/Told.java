package linkspan.blackbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import linkspan.blackbox.shop.Journal;
import org.jspecify.annotations.Nullable;

/** What became of every message at the senders' side, read from the journal alone. */
final class Told {
    private final Map<String, Fate> fates = new LinkedHashMap<>();

    /** Of one message: UNKNOWN may have an effect or not. */
    enum Answer {
        ACKNOWLEDGED,
        REFUSED,
        UNKNOWN
    }

    record Fate(String mark, String order, int version, Answer answer) {}

    Told(List<Journal.Entry> entries) {
        for (Journal.Entry each : entries) {
            if (each.role().equals("told") || each.role().equals("refused")) {
                fates.merge(each.mark(), fate(each), Told::both);
            }
        }
    }

    private static Fate fate(Journal.Entry entry) {
        Answer answer = entry.isAcknowledged() ? Answer.ACKNOWLEDGED : Answer.UNKNOWN;
        if (entry.role().equals("refused") || entry.isRefused()) {
            answer = Answer.REFUSED;
        }
        return new Fate(entry.mark(), entry.order(), entry.version(), answer);
    }

    /** A message that was refused after an attempt of unknown fate may have been stored by that one. */
    private static Fate both(Fate before, Fate now) {
        if (before.answer == Answer.ACKNOWLEDGED || now.answer == Answer.UNKNOWN) {
            return before;
        }
        return now;
    }

    Collection<Fate> all() {
        return fates.values();
    }

    @Nullable
    Fate of(String mark) {
        return fates.get(mark);
    }

    long count(Answer answer) {
        return fates.values().stream().filter(fate -> fate.answer == answer).count();
    }

    Map<String, Long> figures() {
        Map<String, Long> figures = new TreeMap<>();
        for (Answer answer : Answer.values()) {
            figures.put(answer.name().toLowerCase(Locale.ROOT), count(answer));
        }
        return figures;
    }
}
