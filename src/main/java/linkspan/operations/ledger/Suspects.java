package linkspan.operations.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.model.Json;
import linkspan.operations.ledger.book.AcceptedRows;
import linkspan.operations.ledger.book.Gap;
import linkspan.operations.ledger.book.GapStore;
import linkspan.operations.ledger.book.LedgerEntry;
import linkspan.operations.ledger.book.LedgerShare;
import linkspan.operations.ledger.book.LedgerStore;
import linkspan.operations.ledger.book.OpenEntry;
import linkspan.platform.broker.GroupMarks;
import org.jspecify.annotations.Nullable;

/**
 * Events that a system neither has nor lets wait: on their way, until the system's group has read past them. Then they are
 * nowhere. What the broker says is asked before the database, and each is nowhere twice in a row before it is told.
 */
final class Suspects {
    /** What is known of topics and groups. */
    interface Log {
        Optional<GroupMarks.Marks> ends(String topic);

        Optional<GroupMarks.Marks> read(String system, String topic);
    }

    private record Name(String system, String eventId) {}

    private record Group(String system, String topic) {}

    /** A suspect; {@code mark}: the group has read it when it is here. */
    private static final class Suspect {
        final LedgerShare share;
        final LedgerEntry entry;
        int partition;

        @Nullable
        Long mark;

        int nowhere;

        Name name() {
            return new Name(share.system(), entry.eventId());
        }

        Suspect(LedgerShare share, LedgerEntry entry) {
            this.share = share;
            this.entry = entry;
        }
    }

    private static final int MOST = 20_000;
    private static final int AT_ONCE = 500;
    private static final Duration SLICE = Duration.ofMinutes(1);
    /** Later than this no event gets into the outbox behind one that was accepted after it. */
    private static final Duration COMMITS_LATE = Duration.ofSeconds(10);

    private final LedgerStore store;
    private final GapStore gaps;
    private final Log log;
    private final Map<Name, Suspect> suspects = new LinkedHashMap<>();
    private final Map<Group, Optional<GroupMarks.Marks>> read = new HashMap<>();
    private final Map<String, Optional<GroupMarks.Marks>> ends = new HashMap<>();
    private Instant unpublished = Instant.MIN; // asked before the topics' ends: what was in by then is before them

    Suspects(LedgerStore store, GapStore gaps, Log log) {
        this.store = store;
        this.gaps = gaps;
        this.log = log;
    }

    /** More than it can hold are found when their minute is looked at again. */
    void add(LedgerShare share, OpenEntry open) {
        if (suspects.size() < MOST) {
            suspects.putIfAbsent(new Name(share.system(), open.entry().eventId()), new Suspect(share, open.entry()));
        }
    }

    void clear() {
        suspects.clear();
    }

    /** Looks at some of them, the oldest first; those that are still on their way come last the next time. */
    void look(Instant now) {
        read.clear();
        ends.clear();
        List<Suspect> some = suspects.values().stream().limit(AT_ONCE).toList();
        if (some.isEmpty()) {
            return;
        }
        unpublished = store.read(AcceptedRows::oldestUnpublished).orElse(Instant.MAX);
        Set<Suspect> passed = some.stream().filter(this::isRead).collect(Collectors.toSet());
        Map<Name, OpenEntry> open = open(some);
        for (Suspect suspect : some) {
            suspects.remove(suspect.name());
            if (!isOver(suspect, open.get(suspect.name()), passed.contains(suspect), now)) {
                suspects.put(suspect.name(), suspect);
            }
        }
    }

    /** Those that are still open: a question for each share and slice of time, however many there are. */
    private Map<Name, OpenEntry> open(List<Suspect> some) {
        record Slice(LedgerShare share, Instant from) {}
        Map<Slice, List<String>> ids = new LinkedHashMap<>();
        for (Suspect suspect : some) {
            Instant from = suspect.entry.at().truncatedTo(ChronoUnit.MINUTES);
            ids.computeIfAbsent(new Slice(suspect.share, from), slice -> new ArrayList<>())
                    .add(suspect.entry.eventId());
        }
        Map<Name, OpenEntry> open = new HashMap<>();
        ids.forEach((slice, events) -> store.read(connection ->
                        AcceptedRows.open(connection, slice.share, slice.from, slice.from.plus(SLICE), events))
                .forEach(entry ->
                        open.put(new Name(slice.share.system(), entry.entry().eventId()), entry)));
        return open;
    }

    /** @param open null where it is in effect, or gone */
    private boolean isOver(Suspect suspect, @Nullable OpenEntry open, boolean passed, Instant now) {
        if (open == null || !open.isNowhere() || !concerns(suspect)) {
            return true;
        }
        if (!open.isPassed() && !passed) {
            suspect.nowhere = 0;
            if (suspect.mark == null) {
                mark(suspect);
            }
            return false;
        }
        suspect.nowhere++;
        if (suspect.nowhere < 2) {
            return false;
        }
        LedgerEntry entry = suspect.entry;
        Gap.Kind kind = open.failed() ? Gap.Kind.PENDING : open.isPassed() ? Gap.Kind.DELIVERY : Gap.Kind.SKIPPED;
        gaps.add(
                kind,
                new Gap.What(suspect.share.system(), entry.topic(), entry.key(), entry.seq(), entry.eventId()),
                now);
        return true;
    }

    /** Where the topic ends once the event is surely in it. */
    private void mark(Suspect suspect) {
        if (unpublished.isAfter(suspect.entry.at().plus(COMMITS_LATE))) {
            ends(suspect.entry.topic()).ifPresent(marks -> {
                suspect.partition = marks.partition(suspect.entry.key());
                suspect.mark = marks.at(suspect.partition);
            });
        }
    }

    /** A topic that was made anew is shorter than what was read: then nothing is known. */
    private boolean isRead(Suspect suspect) {
        Long mark = suspect.mark;
        if (mark == null) {
            return false;
        }
        String topic = suspect.entry.topic();
        long there = read.computeIfAbsent(
                        new Group(suspect.share.system(), topic), group -> log.read(group.system, group.topic))
                .map(marks -> marks.at(suspect.partition))
                .orElse(-1L);
        long end = ends(topic).map(marks -> marks.at(suspect.partition)).orElse(-1L);
        return there >= mark && there <= end;
    }

    private Optional<GroupMarks.Marks> ends(String topic) {
        return ends.computeIfAbsent(topic, log::ends);
    }

    /** A key may look like one of a system's own channel and not be. */
    private boolean concerns(Suspect suspect) {
        if (suspect.share.prefix().isEmpty()) {
            return true;
        }
        return store.read(connection -> AcceptedRows.data(connection, suspect.entry))
                .map(data -> Json.readOwn(new String(data, UTF_8))
                        .path("channel")
                        .asText()
                        .equals(suspect.share.channel()))
                .orElse(true);
    }

    /** How many there are. */
    int size() {
        return suspects.size();
    }
}
