package linkspan.operations.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        Suspect(LedgerShare share, LedgerEntry entry) {
            this.share = share;
            this.entry = entry;
        }
    }

    private static final int MOST = 20_000;
    private static final int AT_ONCE = 500;
    private final LedgerStore store;
    private final GapStore gaps;
    private final Log log;
    private final Map<Name, Suspect> suspects = new LinkedHashMap<>();
    private final Map<Group, Optional<GroupMarks.Marks>> read = new HashMap<>();
    private final Map<String, Optional<GroupMarks.Marks>> ends = new HashMap<>();

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
        for (Name name : List.copyOf(suspects.keySet()).subList(0, Math.min(AT_ONCE, suspects.size()))) {
            Suspect suspect = suspects.remove(name);
            if (suspect != null && !isOver(suspect, now)) {
                suspects.put(name, suspect);
            }
        }
    }

    private boolean isOver(Suspect suspect, Instant now) {
        boolean passed = isRead(suspect);
        Optional<OpenEntry> open =
                store.read(connection -> AcceptedRows.open(connection, suspect.share, suspect.entry));
        if (open.isEmpty() || !open.get().isNowhere() || !concerns(suspect)) {
            return true;
        }
        if (!open.get().isPassed() && !passed) {
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
        Gap.Kind kind =
                open.get().failed() ? Gap.Kind.PENDING : open.get().isPassed() ? Gap.Kind.DELIVERY : Gap.Kind.SKIPPED;
        gaps.add(
                kind,
                new Gap.What(suspect.share.system(), entry.topic(), entry.key(), entry.seq(), entry.eventId()),
                now);
        return true;
    }

    /** Where the topic ends once the event is surely in it. */
    private void mark(Suspect suspect) {
        if (store.read(connection -> AcceptedRows.isPublished(connection, suspect.entry.at()))) {
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
