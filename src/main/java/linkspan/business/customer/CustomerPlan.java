package linkspan.business.customer;

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
import org.jspecify.annotations.Nullable;

/** What a group of units says about customers, worked out in memory in the order of units and told to them. */
final class CustomerPlan {
    private final Map<String, CustomerNews> known;
    private final TreeMap<String, CustomerNews> changed = new TreeMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, Integer> ignored = new HashMap<>();
    private final Instant now;

    CustomerPlan(Map<String, CustomerNews> known, Instant now) {
        this.known = known;
        this.now = now;
    }

    /** The customers that open units speak of, sorted. */
    static TreeSet<String> keys(List<UnitInCommit> units) {
        TreeSet<String> keys = new TreeSet<>();
        for (UnitInCommit unit : units) {
            drafts(unit).forEach(draft -> keys.add(draft.key()));
        }
        return keys;
    }

    private static List<EventDraft> drafts(UnitInCommit unit) {
        return unit.open()
                ? unit.drafts().stream()
                        .filter(draft -> draft.type().equals(EventType.CUSTOMER_CHANGED))
                        .toList()
                : List.of();
    }

    void add(UnitInCommit unit) {
        Origin origin = unit.part(Origin.class);
        boolean toldAgain = origin != null && origin.isRepair();
        for (EventDraft draft : drafts(unit)) {
            CustomerNews news = CustomerNews.of(draft.data());
            @Nullable CustomerNews before = changed.getOrDefault(draft.key(), known.get(draft.key()));
            if (before != null && news.isOlderThan(before)) {
                if (news.saysTheSameAs(before)) {
                    ignored.merge("already-so", 1, Integer::sum);
                } else {
                    ignored.merge("older-news", 1, Integer::sum);
                    remarks.add(Remark.of(draft, origin, news.changedAt(), "older-news", now));
                }
                continue;
            }
            changed.put(draft.key(), news); // also where nothing changes: what is older than this stays older
            if (before != null && news.saysTheSameAs(before) && !toldAgain) {
                ignored.merge("already-so", 1, Integer::sum);
            } else {
                unit.accept(draft);
            }
        }
    }

    /** The newest news of every customer that has some, sorted. */
    Map<String, CustomerNews> changed() {
        return changed;
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
