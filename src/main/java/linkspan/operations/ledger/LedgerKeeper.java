package linkspan.operations.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linkspan.delivery.missed.MissedStore;
import linkspan.operations.ledger.book.AcceptedRows;
import linkspan.operations.ledger.book.Gap;
import linkspan.operations.ledger.book.GapStore;
import linkspan.operations.ledger.book.LedgerEntry;
import linkspan.operations.ledger.book.LedgerShare;
import linkspan.operations.ledger.book.LedgerStore;
import linkspan.operations.ledger.book.MinuteAccount;
import linkspan.operations.ledger.book.RemovalStore;
import linkspan.operations.ledger.book.SetDigest;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the ledger: counts what was accepted some seconds after it was, closes each minute, and looks again at what was not
 * settled. One hub of several does; what it holds in memory is made again from rows when another takes over.
 */
public final class LedgerKeeper {
    /** After so long a commit is seen by everybody; one that comes later is found when its minute is closed. */
    private static final Duration SETTLING = Duration.ofSeconds(8);

    private static final Duration CLOSING = Duration.ofSeconds(20);
    private static final Duration HOLD = Duration.ofSeconds(30);
    /** Slices at most, in one look: a hub that was down catches up soon. */
    private static final int MOST_STEPS = 90;
    /** For how long it is remembered which system takes what: asking writes. */
    private static final Duration SHARES = Duration.ofSeconds(30);

    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final int MOST_AGAIN = 3;

    private final LedgerStore store;
    private final Suspects suspects;
    private final MinuteCount counting;
    private final GapStore gaps;
    private final RemovalStore removals;
    private final Supplier<List<MissedStore.Wanted>> wanted;
    private final Function<Instant, RemovalStore.Terms> terms;
    private final Clock clock;
    private final String hub;
    private final Map<Instant, Map<LedgerShare, MinuteAccount>> open = new HashMap<>();
    private @Nullable Instant countedTo;
    /** Up to here somebody before us has counted, and knows who was there. */
    private Instant takenUp = Instant.MIN;

    private List<LedgerShare> shares = List.of();
    private Instant sharesOf = Instant.EPOCH;

    /** Where it looks. */
    record Books(LedgerStore store, GapStore gaps, RemovalStore removals, Suspects suspects) {}

    LedgerKeeper(
            Books books,
            Supplier<List<MissedStore.Wanted>> wanted,
            Function<Instant, RemovalStore.Terms> terms,
            Clock clock,
            String hub) {
        this.store = books.store;
        this.suspects = books.suspects;
        this.counting = new MinuteCount(books.store, books.suspects);
        this.gaps = books.gaps;
        this.removals = books.removals;
        this.wanted = wanted;
        this.terms = terms;
        this.clock = clock;
        this.hub = hub;
    }

    /** To be called every few seconds, by one thread. Throws {@link linkspan.platform.database.DatabaseFailed}: nothing is lost. */
    void look() {
        Instant now = clock.instant();
        LedgerStore.Turn turn = store.hold(hub, now, now.plus(HOLD));
        if (!turn.ours()) {
            reset();
            return;
        }
        if (countedTo == null) {
            begin(turn, now);
        }
        if (sharesOf.isBefore(now.minus(SHARES))) {
            shares = wanted.get().stream().map(LedgerShare::of).toList();
            sharesOf = now;
        }
        for (int i = 0; i < MOST_STEPS && step(now.minus(SETTLING)); i++) {
            close(now);
        }
        close(now);
        while (removals.judge(terms.apply(now), now) > 0) {
            gaps.standing(1);
        }
        suspects.look(now);
        store.due(now, MOST_AGAIN).forEach(minute -> again(minute, now));
        if (gaps.standing() > 0) {
            gaps.closeMended(now);
        }
    }

    private void reset() {
        countedTo = null;
        open.clear();
        suspects.clear();
    }

    /**
     * What was counted and may not have been written down is counted anew: the minute under way, and the one before while it was
     * not closed. What was accepted before the first start of all is in no account.
     */
    private void begin(LedgerStore.Turn turn, Instant now) {
        reset();
        Instant known = turn.countedTo();
        takenUp = known == null ? Instant.MIN : known;
        countedTo = (known == null ? now : known.minus(CLOSING)).truncatedTo(ChronoUnit.MINUTES);
    }

    /** False when there is nothing more to count now. */
    private boolean step(Instant until) {
        Instant from = Objects.requireNonNull(countedTo);
        Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
        Instant end = minute.plus(1, ChronoUnit.MINUTES);
        Instant settled = until.truncatedTo(ChronoUnit.SECONDS);
        Instant slice = from.plus(MinuteCount.SLICE).isBefore(end) ? from.plus(MinuteCount.SLICE) : end;
        Instant to = settled.isBefore(slice) ? settled : slice;
        if (!from.isBefore(to)) {
            return false;
        }
        List<LedgerEntry> entries = store.read(connection -> AcceptedRows.accepted(connection, from, to));
        Map<LedgerShare, MinuteAccount> accounts = open.computeIfAbsent(minute, it -> new HashMap<>());
        counting.count(minute, entries, shares, from, to)
                .forEach(account -> accounts.merge(account.share(), account, MinuteAccount::plus));
        store.counted(minute, to, entries);
        countedTo = to;
        return true;
    }

    /** Minutes that are over are written down; one to which something was added late is counted anew. */
    private void close(Instant now) {
        for (Instant minute : Set.copyOf(open.keySet())) {
            Instant end = minute.plus(1, ChronoUnit.MINUTES);
            if (end.plus(CLOSING).isAfter(now)
                    || Objects.requireNonNull(countedTo).isBefore(end)) {
                continue;
            }
            Map<LedgerShare, MinuteAccount> accounts = Objects.requireNonNull(open.remove(minute));
            long there = store.read(connection -> AcceptedRows.count(connection, minute, end));
            MinuteAccount all = accounts.getOrDefault(LedgerStore.ALL, MinuteAccount.none(minute, LedgerStore.ALL));
            if (there != all.accepted().count() || minute.isBefore(takenUp)) {
                compare(minute, now);
                counting.recount(minute, shares).forEach(account -> save(account, now));
            } else {
                accounts.values().forEach(account -> save(account, now));
            }
        }
    }

    private void save(MinuteAccount account, Instant now) {
        if (account.accepted().count() > 0) {
            store.save(account, now, due(account, now));
        }
    }

    /** What is not settled, sooner; all after a quarter of an hour, and after a day once more. */
    private static Instant due(MinuteAccount account, Instant now) {
        Duration age = Duration.between(account.minute(), now);
        if (account.isSettled()) {
            return now.plus(
                    age.toMinutes() < 15 ? Duration.ofMinutes(15) : age.toHours() < 24 ? Duration.ofDays(1) : NEVER);
        }
        long seconds = Math.min(1_800, Math.max(30, age.toSeconds() / 5));
        return now.plusSeconds(seconds);
    }

    /** Compares a minute with its account, and opens it where they differ. */
    private void again(Instant minute, Instant now) {
        Instant end = minute.plus(1, ChronoUnit.MINUTES);
        List<MinuteAccount> stored = store.accounts(minute, end, null);
        if (minute.isBefore(terms.apply(now).events())) {
            stored.forEach(account -> store.save(account, now, now.plus(NEVER)));
            return;
        }
        SetDigest before = stored.stream()
                .filter(account -> account.share().equals(LedgerStore.ALL))
                .map(MinuteAccount::accepted)
                .findFirst()
                .orElse(SetDigest.NONE);
        List<LedgerShare> unsettled = stored.stream()
                .filter(account -> !account.isSettled())
                .map(MinuteAccount::share)
                .toList();
        List<MinuteAccount> counted = counting.recount(minute, unsettled);
        boolean same = before.equals(counted.get(0).accepted());
        if (!same) {
            compare(minute, now);
            counted = counting.recount(
                    minute,
                    stored.stream()
                            .map(MinuteAccount::share)
                            .filter(share -> !share.equals(LedgerStore.ALL))
                            .toList());
        }
        stored.stream().filter(account -> same && account.isSettled()).forEach(account -> save(account, now));
        counted.stream().skip(same ? 1 : 0).forEach(account -> save(account, now));
    }

    /** Names who was accepted and is not there, and notes who has come late. */
    private void compare(Instant minute, Instant now) {
        Instant end = minute.plus(1, ChronoUnit.MINUTES);
        List<LedgerEntry> entries = store.read(connection -> AcceptedRows.accepted(connection, minute, end));
        if (missing(minute, entries, now) == 0) {
            store.counted(minute, Objects.requireNonNull(countedTo), entries);
        }
    }

    /** Names who was accepted and is not there. */
    private int missing(Instant minute, List<LedgerEntry> entries, Instant now) {
        Set<String> there = entries.stream().map(LedgerEntry::eventId).collect(Collectors.toCollection(HashSet::new));
        List<LedgerEntry> gone = store.members(minute).values().stream()
                .filter(member -> !there.contains(member.eventId()))
                .toList();
        gone.forEach(member -> gaps.add(
                Gap.Kind.EVENT, new Gap.What("", member.topic(), member.key(), member.seq(), member.eventId()), now));
        return gone.size();
    }
}
