package linkspan.operations.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import linkspan.model.Json;
import linkspan.operations.alert.term.AlertTerm;
import linkspan.operations.alert.term.AlertTerms;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.alert.AlertSink;

/** All alerts of the hub: what others say, and what watchers see in its figures. */
public final class Alerts implements AlertSink {
    /** Measures what rules are about. */
    @FunctionalInterface
    public interface Watcher {
        /** Figures as they are now; may take a database's answer. */
        List<Measured> look();
    }

    /** More than that is said while the database is away: the oldest are dropped. */
    private static final int MOST_SAID = 1_000;

    private sealed interface Said {
        record Seen(Sighting sighting) implements Said {}

        record Over(AlertStore.Ending ending) implements Said {}
    }

    private final AlertTerms terms;
    private final String hub;
    private final AlertStore store;
    private final Watchers watchers;
    private final Queue<Said> said = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param hub this hub's name */
    Alerts(AlertTerms terms, String hub, AlertStore store, Watchers watchers) {
        this.terms = terms;
        this.hub = hub;
        this.store = store;
        this.watchers = watchers;
    }

    @Override
    public void raise(AlertRule rule, String subject, String text) {
        if (terms.of(rule).isPresent()) {
            say(new Said.Seen(new Sighting(rule, subject, text, true)));
        }
    }

    @Override
    public void over(AlertRule rule, String subject) {
        Sighting it = new Sighting(rule, subject, "", true);
        say(new Said.Over(new AlertStore.Ending(rule, it.subject())));
    }

    @Override
    public void measured(AlertRule rule, String subject, BigDecimal figure, String text) {
        if (terms.of(rule).filter(term -> term.isBroken(figure)).isPresent()) {
            raise(rule, subject, text);
        } else {
            over(rule, subject);
        }
    }

    private void say(Said it) {
        said.add(it);
        if (waiting.incrementAndGet() > MOST_SAID && said.poll() != null) {
            waiting.decrementAndGet();
        }
    }

    /** One look at everything; throws {@link linkspan.platform.database.DatabaseFailed}, and what was said waits. */
    void look() {
        List<Sighting> seen = new ArrayList<>();
        watchers.all()
                .forEach(watcher -> watcher.look().stream()
                        .filter(this::isFault)
                        .map(it -> new Sighting(it.rule(), it.subject(), it.text(), false))
                        .forEach(seen::add));
        List<Said> taken = taken();
        Map<AlertStore.Ending, Said> last = new LinkedHashMap<>();
        taken.forEach(it -> last.put(key(it), it));
        List<AlertStore.Ending> over = new ArrayList<>();
        last.forEach((key, it) -> {
            if (it instanceof Said.Seen sighting) {
                seen.add(sighting.sighting);
            } else {
                over.add(key);
            }
        });
        try {
            store.look(seen, over, this::messages);
        } catch (RuntimeException e) {
            taken.forEach(this::say);
            throw e;
        }
    }

    private boolean isFault(Measured it) {
        return terms.of(it.rule())
                .filter(term -> it.calls() >= term.least() && term.isBroken(it.figure()))
                .isPresent();
    }

    private List<Said> taken() {
        List<Said> taken = new ArrayList<>();
        for (Said next = said.poll(); next != null; next = said.poll()) {
            waiting.decrementAndGet();
            taken.add(next);
        }
        return taken;
    }

    private static AlertStore.Ending key(Said it) {
        return it instanceof Said.Seen seen
                ? new AlertStore.Ending(seen.sighting.rule(), seen.sighting.subject())
                : ((Said.Over) it).ending;
    }

    private Map<String, String> messages(AlertRow alert, AlertTerm term) {
        ObjectNode message = message(alert, term);
        Map<String, String> messages = new LinkedHashMap<>();
        terms.channels().named().forEach(channel -> messages.put(channel.name(), Json.text(message)));
        return messages;
    }

    private ObjectNode message(AlertRow alert, AlertTerm term) {
        ObjectNode message = alert.json()
                .put("severity", term.severity().label())
                .put("runbook", terms.runbook() + "#" + alert.rule().label())
                .put("hub", hub);
        if (term.threshold() != null) {
            message.put("threshold", term.threshold().toPlainString());
        }
        Duration hold = term.hold();
        return hold.isZero() ? message : message.put("heldSeconds", hold.toSeconds());
    }
}
