package linkspan.reconcile.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.database.Transactions;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Sides;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.Disagreement;
import linkspan.reconcile.run.record.KeyNews;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has differences mended by the route that their plan names, and looks whether it helped. */
public final class Repairs {
    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 500;
    private final Transactions transactions;
    private final DifferenceStore differences;
    private final SecondLook secondLook;
    private final Sides sides;
    private final AuditStore audit;
    private final Clock clock;

    public Repairs(
            Transactions transactions,
            DifferenceStore differences,
            SecondLook secondLook,
            Sides sides,
            AuditStore audit,
            Clock clock) {
        this.transactions = transactions;
        this.differences = differences;
        this.secondLook = secondLook;
        this.sides = sides;
        this.audit = audit;
        this.clock = clock;
    }

    /** What pressing came to: {@code pressed} now, {@code before} by an earlier press, {@code refused} with the first reason. */
    public record Pressed(int pressed, int before, int refused, String reason) {}

    /** Throws {@link Refused} where the plan has no repair route. */
    public Pressed press(Plan plan, List<Disagreement> chosen, String by) {
        if (plan.mending().repair() == null) {
            throw new Refused(
                    FailureCode.REQUEST_INVALID, plan.route() + " names no repair route: mend it in the system itself");
        }
        int pressed = 0;
        int before = 0;
        List<String> refused = new ArrayList<>();
        Map<String, KeyDifference> now = secondLook.now(plan, keys(chosen), plan.route() + "@repair");
        for (Disagreement each : chosen) {
            if (!now.containsKey(each.difference().key()) && !each.state().equals("repairing")) {
                settled(plan, each, by, "repaired", "gone before it was pressed");
                before++;
                continue;
            }
            try {
                boolean first = sides.repair(plan, asItIs(plan, each, now), each.repairId());
                CrashPoint.at("F3");
                transactions.run(connection -> {
                    differences.become(connection, each, "repairing", by, null, clock.instant());
                    audit.add(
                            connection,
                            by,
                            "reconcile-repair",
                            plan.route() + " " + each.difference().key(),
                            each.difference().kind().label() + " of " + each.lastRun()
                                    + (first ? "" : ", was done before"));
                    return true;
                });
                pressed += first ? 1 : 0;
                before += first ? 0 : 1;
            } catch (Sides.SideFailed e) {
                LOG.warn(
                        "repair refused route={} key={}: {}",
                        plan.route(),
                        each.difference().key(),
                        e.getMessage());
                refused.add(each.difference().key() + ": " + e.getMessage());
            }
        }
        return new Pressed(pressed, before, refused.size(), refused.isEmpty() ? "" : refused.get(0));
    }

    /** What pressing would come to, looked at now: {@code reason} is why nothing would be done about the key, empty where it would be mended. */
    public record Foreseen(Disagreement difference, String reason) {}

    /** Changes nothing; asks both systems about each key. */
    public List<Foreseen> foresee(Plan plan, List<Disagreement> chosen) {
        Map<String, KeyDifference> now = secondLook.now(plan, keys(chosen), plan.route() + "@repair");
        List<Foreseen> foreseen = new ArrayList<>();
        for (Disagreement each : chosen) {
            try {
                boolean gone = !now.containsKey(each.difference().key());
                asItIs(plan, each, now);
                foreseen.add(new Foreseen(each, gone ? "gone meanwhile" : ""));
            } catch (Sides.SideFailed e) {
                foreseen.add(new Foreseen(each, String.valueOf(e.getMessage())));
            }
        }
        return foreseen;
    }

    private static Set<String> keys(List<Disagreement> chosen) {
        return chosen.stream().map(each -> each.difference().key()).collect(Collectors.toSet());
    }

    /** What is mended is what both sides have now: throws {@link Sides.SideFailed} where it is gone, or where something is on its way. */
    private ObjectNode asItIs(Plan plan, Disagreement each, Map<String, KeyDifference> now) {
        KeyDifference there = now.get(each.difference().key());
        if (there == null) {
            return each.json();
        }
        if (there.kind() != each.difference().kind()) {
            throw new Sides.SideFailed("it has changed since the run; run it again", null);
        }
        boolean moving = !each.state().equals("repairing")
                && secondLook.news(plan, there.key()).map(KeyNews::underWay).orElse(false);
        if (moving) {
            throw new Sides.SideFailed("an event of it is on its way; it may be gone in a moment", null);
        }
        ObjectNode json = each.json();
        json.setAll(there.json());
        return json;
    }

    /** Looks at what was mended once nothing of it is on its way; what still differs after five minutes is open again. */
    void verify(Plan plan) {
        Instant now = clock.instant();
        List<Disagreement> quiet = differences.repairing(plan.route(), AT_ONCE).stream()
                .filter(each -> !secondLook
                        .news(plan, each.difference().key())
                        .map(KeyNews::underWay)
                        .orElse(false))
                .toList();
        if (quiet.isEmpty()) {
            return;
        }
        Map<String, KeyDifference> still = secondLook.now(plan, keys(quiet), plan.route() + "@verify");
        for (Disagreement each : quiet) {
            KeyDifference left = still.get(each.difference().key());
            boolean given = differences
                    .pressedAt(each)
                    .map(at -> at.plus(PATIENCE).isBefore(now))
                    .orElse(true);
            if (left == null) {
                settled(plan, each, presser(each), "repaired", null);
            } else if (given) {
                settled(plan, each, presser(each), "open", "it was mended and still differs");
            }
        }
    }

    private static String presser(Disagreement each) {
        String by = each.changedBy();
        return by == null ? "schedule" : by;
    }

    private void settled(Plan plan, Disagreement each, String by, String state, @Nullable String note) {
        transactions.run(connection -> {
            differences.become(connection, each, state, by, note, clock.instant());
            audit.add(
                    connection,
                    by,
                    "reconcile-verified",
                    plan.route() + " " + each.difference().key(),
                    note == null ? "gone" : note);
            return true;
        });
        CrashPoint.at("F5");
    }
}
