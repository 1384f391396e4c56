package linkspan.operations.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import linkspan.operations.ledger.book.AcceptedRows;
import linkspan.operations.ledger.book.LedgerEntry;
import linkspan.operations.ledger.book.LedgerShare;
import linkspan.operations.ledger.book.LedgerStore;
import linkspan.operations.ledger.book.MinuteAccount;
import linkspan.operations.ledger.book.OpenEntry;
import linkspan.operations.ledger.book.SetDigest;

/** Counts what was accepted and what became of it; whoever is nowhere becomes a suspect. */
final class MinuteCount {
    /** So much is read at once: what many senders send in it fits into a small heap. */
    static final Duration SLICE = Duration.ofSeconds(10);

    private final LedgerStore store;
    private final Suspects suspects;

    MinuteCount(LedgerStore store, Suspects suspects) {
        this.store = store;
        this.suspects = suspects;
    }

    /** The accounts of these events: the first is that of all. */
    List<MinuteAccount> count(
            Instant minute, List<LedgerEntry> entries, List<LedgerShare> shares, Instant from, Instant to) {
        Map<String, SetDigest> digests = new HashMap<>();
        entries.forEach(entry -> digests.put(entry.eventId(), SetDigest.of(entry.eventId())));
        SetDigest all = digests.values().stream().reduce(SetDigest.NONE, SetDigest::plus);
        List<MinuteAccount> accounts = new ArrayList<>();
        accounts.add(new MinuteAccount(minute, LedgerStore.ALL, all, all, 0, 0, 0));
        if (entries.isEmpty()) {
            return accounts;
        }
        for (LedgerShare share : shares) {
            accounts.add(count(minute, entries, share, digests, from, to));
        }
        return accounts;
    }

    private MinuteAccount count(
            Instant minute,
            List<LedgerEntry> entries,
            LedgerShare share,
            Map<String, SetDigest> digests,
            Instant from,
            Instant to) {
        SetDigest accepted = SetDigest.NONE;
        for (LedgerEntry entry : entries) {
            accepted =
                    share.takes(entry) ? accepted.plus(Objects.requireNonNull(digests.get(entry.eventId()))) : accepted;
        }
        if (accepted.count() == 0) {
            return MinuteAccount.none(minute, share);
        }
        SetDigest effective = accepted;
        long underWay = 0;
        long dead = 0;
        long discarded = 0;
        for (OpenEntry entry : store.read(connection -> AcceptedRows.open(connection, share, from, to))) {
            SetDigest one = digests.get(entry.entry().eventId());
            if (one == null) {
                continue; // committed in between: found when the minute is closed
            }
            effective = effective.minus(one);
            discarded += entry.discarded() ? 1 : 0;
            dead += !entry.discarded() && entry.isDead() ? 1 : 0;
            underWay += !entry.discarded() && !entry.isDead() ? 1 : 0;
            if (entry.isNowhere()) {
                suspects.add(share, entry);
            }
        }
        return new MinuteAccount(minute, share, accepted, effective, underWay, dead, discarded);
    }

    /** A minute anew, slice by slice: the first account is that of all. */
    List<MinuteAccount> recount(Instant minute, List<LedgerShare> of) {
        Map<LedgerShare, MinuteAccount> accounts = new LinkedHashMap<>();
        accounts.put(LedgerStore.ALL, MinuteAccount.none(minute, LedgerStore.ALL));
        of.forEach(share -> accounts.put(share, MinuteAccount.none(minute, share)));
        Instant end = minute.plus(1, ChronoUnit.MINUTES);
        for (Instant at = minute; at.isBefore(end); at = at.plus(SLICE)) {
            Instant from = at;
            Instant to = at.plus(SLICE);
            List<LedgerEntry> entries = store.read(connection -> AcceptedRows.accepted(connection, from, to));
            count(minute, entries, of, from, to)
                    .forEach(account -> accounts.merge(account.share(), account, MinuteAccount::plus));
        }
        return List.copyOf(accounts.values());
    }
}
