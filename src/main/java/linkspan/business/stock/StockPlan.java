package linkspan.business.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.outbox.Remark;
import linkspan.model.EventDraft;
import linkspan.model.EventType;

/** What a group of units does to stock, worked out in memory in the order of units and told to them. */
final class StockPlan {
    private final Map<StockKey, StockNews> known;
    private final Instant now;
    private final TreeMap<StockKey, StockNews> changed = new TreeMap<>();
    private final List<StockBreak> breaks = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, Integer> ignored = new HashMap<>();

    StockPlan(Map<StockKey, StockNews> known, Instant now) {
        this.known = known;
        this.now = now;
    }

    /** What open units say about stock, sorted. */
    static TreeSet<StockKey> keys(List<UnitInCommit> units) {
        TreeSet<StockKey> keys = new TreeSet<>();
        for (UnitInCommit unit : units) {
            drafts(unit).forEach(draft -> keys.add(StockKey.of(draft.data())));
        }
        return keys;
    }

    private static List<EventDraft> drafts(UnitInCommit unit) {
        return unit.open()
                ? unit.drafts().stream()
                        .filter(draft -> draft.type().equals(EventType.INVENTORY_CHANGED))
                        .toList()
                : List.of();
    }

    void add(UnitInCommit unit) {
        Origin origin = unit.part(Origin.class);
        for (EventDraft draft : drafts(unit)) {
            StockKey key = StockKey.of(draft.data());
            StockDecision decision = StockDecision.of(changed.getOrDefault(key, known.get(key)), draft);
            if (decision instanceof StockDecision.Accept accept) {
                changed.put(key, accept.news());
                unit.accept(accept.event());
            }
            if (decision instanceof StockDecision.AcceptBroken broken) {
                changed.put(key, broken.news());
                unit.accept(broken.event());
                String source = origin == null ? "hub" : origin.source();
                breaks.add(StockBreak.of(broken, source, origin == null ? null : origin.messageId(), now));
            }
            if (decision instanceof StockDecision.Ignore) {
                ignored.merge("already-so", 1, Integer::sum);
            }
            if (decision instanceof StockDecision.Supersede) {
                ignored.merge("older-news", 1, Integer::sum);
                remarks.add(Remark.of(draft, origin, StockNews.of(draft.data()).occurredAt(), "older-news", now));
            }
        }
    }

    /** The newest news of every key that has some, sorted. */
    Map<StockKey, StockNews> changed() {
        return changed;
    }

    List<StockBreak> breaks() {
        return breaks;
    }

    /** What came after something newer. */
    List<Remark> remarks() {
        return remarks;
    }

    /** How many changes had no effect, by reason. */
    Map<String, Integer> ignored() {
        return ignored;
    }
}
