package linkspan.operations.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import linkspan.delivery.missed.Lack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which old days of events may go: a day of which a system still lacks an event stays, and is told of. */
final class OldEvents {
    private static final Logger LOG = LoggerFactory.getLogger(OldEvents.class);
    private final RetentionStore store;
    private final Function<LocalDate, List<Lack>> lacking;
    private volatile List<String> warnings = List.of();

    /** @param lacking what systems lack of a day; throws while that is not known: then nothing goes */
    OldEvents(RetentionStore store, Function<LocalDate, List<Lack>> lacking) {
        this.store = store;
        this.lacking = lacking;
    }

    /** Days before that which nobody lacks. */
    List<DayRows.Days> free(LocalDate before) {
        List<DayRows.Days> free = new ArrayList<>();
        Map<LocalDate, List<Lack>> held = new TreeMap<>();
        LocalDate from = LocalDate.EPOCH;
        LocalDate next = from;
        Optional<LocalDate> day;
        while ((day = store.oldestEvent(new DayRows.Days(next, before))).isPresent()) {
            List<Lack> lacks = lacking.apply(day.get());
            next = day.get().plusDays(1);
            if (!lacks.isEmpty()) {
                held.put(day.get(), lacks);
                free.add(new DayRows.Days(from, day.get()));
                from = next;
            }
        }
        free.add(new DayRows.Days(from, before));
        tell(held);
        return free;
    }

    /** For each system that holds old days one sentence. */
    List<String> warnings() {
        return warnings;
    }

    private void tell(Map<LocalDate, List<Lack>> held) {
        record Holder(String system, String topic) {}
        Map<Holder, List<LocalDate>> days = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        Map<Holder, String> keys = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        held.forEach((day, lacks) -> lacks.forEach(lack -> {
            Holder holder = new Holder(lack.system(), lack.topic());
            List<LocalDate> its = days.computeIfAbsent(holder, it -> new ArrayList<>());
            if (!its.contains(day)) {
                its.add(day);
            }
            keys.putIfAbsent(holder, lack.key());
        }));
        List<String> told = new ArrayList<>();
        days.forEach((holder, its) -> {
            LOG.warn(
                    "old events stay, the system still lacks some system={} topic={} days={} key={}",
                    holder.system,
                    holder.topic,
                    its,
                    keys.get(holder));
            told.add(holder.system + " still lacks events of " + holder.topic + " of " + its.size()
                    + " old days, which stay: " + its.get(0)
                    + (its.size() == 1 ? "" : " to " + its.get(its.size() - 1)));
        });
        warnings = List.copyOf(told);
    }
}
