package linkspan.operations.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import linkspan.operations.ledger.book.AcceptedRows;
import linkspan.operations.ledger.book.Gap;
import linkspan.operations.ledger.book.GapStore;
import linkspan.operations.ledger.book.LedgerEntry;
import linkspan.operations.ledger.book.LedgerStore;
import linkspan.operations.ledger.book.MinuteAccount;
import linkspan.operations.ledger.book.SetDigest;

/** The ledger as people and machines read it. */
public final class LedgerView {
    private static final int MOST_GAPS = 1_000;
    private final LedgerStore store;
    private final GapStore gaps;

    private final Clock clock;

    LedgerView(LedgerStore store, GapStore gaps, Clock clock) {
        this.store = store;
        this.gaps = gaps;
        this.clock = clock;
    }

    /** A person says why it is so; empty when no such gap stands. In the audit log. */
    public Optional<Gap> settle(long id, String why, String actor) {
        return gaps.settle(id, why, actor, clock.instant());
    }

    /** Sums over minutes, of one system; the first is all that was accepted, with an empty name. */
    public record Sum(
            String system, SetDigest accepted, SetDigest effective, long underWay, long dead, long discarded) {
        private Sum plus(MinuteAccount account) {
            return new Sum(
                    system,
                    accepted.plus(account.accepted()),
                    effective.plus(account.effective()),
                    underWay + account.underWay(),
                    dead + account.dead(),
                    discarded + account.discarded());
        }

        /** What was accepted is what it came to. */
        public boolean balances() {
            return system.isEmpty() || accepted.count() == effective.count() + underWay + dead + discarded;
        }

        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("system", system)
                    .put("accepted", accepted.count())
                    .put("acceptedDigest", accepted.hex())
                    .put("effective", effective.count())
                    .put("effectiveDigest", effective.hex())
                    .put("underWay", underWay)
                    .put("dead", dead)
                    .put("discarded", discarded);
        }
    }

    /** Up to when events are counted; empty before the first count. */
    public Optional<Instant> countedTo() {
        return store.countedTo();
    }

    public List<Gap> standing() {
        return gaps.standing(MOST_GAPS);
    }

    /** Of closed minutes, as they were when they were last looked at. */
    public Collection<Sum> sums(Instant from, Instant before) {
        Map<String, Sum> sums = new TreeMap<>();
        store.each(
                from,
                before,
                account -> sums.put(
                        account.share().system(),
                        sums.getOrDefault(
                                        account.share().system(),
                                        new Sum(account.share().system(), SetDigest.NONE, SetDigest.NONE, 0, 0, 0))
                                .plus(account)));
        return sums.values();
    }

    public ObjectNode summary(Instant from, Instant before) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", from.toString())
                .put("before", before.toString())
                .put("countedTo", countedTo().map(Instant::toString).orElse(null))
                .put("standing", gaps.standing());
        ArrayNode systems = json.putArray("systems");
        sums(from, before).forEach(sum -> systems.add(sum.json()));
        ArrayNode list = json.putArray("gaps");
        standing().forEach(gap -> list.add(gap.json()));
        return json;
    }

    /** Each minute of a system by itself. */
    public ArrayNode minutes(String system, Instant from, Instant before) {
        Map<Instant, Sum> minutes = new TreeMap<>();
        for (MinuteAccount account : store.accounts(from, before, system)) {
            minutes.put(
                    account.minute(),
                    minutes.getOrDefault(account.minute(), new Sum(system, SetDigest.NONE, SetDigest.NONE, 0, 0, 0))
                            .plus(account));
        }
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        minutes.forEach((minute, sum) -> json.add(sum.json().put("minute", minute.toString())));
        return json;
    }

    /** Opens a minute down to its ids: who was accepted, and who of them has no row any more. */
    public ObjectNode open(Instant minute) {
        Map<String, LedgerEntry> members = store.members(minute);
        Set<String> there =
                store.read(connection -> AcceptedRows.accepted(connection, minute, minute.plusSeconds(60))).stream()
                        .map(LedgerEntry::eventId)
                        .collect(Collectors.toSet());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("minute", minute.toString());
        List<String> missing = new ArrayList<>(members.keySet());
        missing.removeAll(there);
        ArrayNode accepted = json.putArray("accepted");
        members.keySet().forEach(accepted::add);
        ArrayNode gone = json.putArray("missing");
        missing.forEach(gone::add);
        return json;
    }

    /** What was found in a time. */
    List<Gap> found(Instant from, Instant before) {
        return gaps.found(from, before);
    }

    void each(Instant from, Instant before, Consumer<MinuteAccount> to) {
        store.each(from, before, to);
    }
}
