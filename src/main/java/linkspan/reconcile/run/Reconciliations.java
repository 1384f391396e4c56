package linkspan.reconcile.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.platform.crash.Crashed;
import linkspan.reconcile.compare.Merge;
import linkspan.reconcile.run.plan.Performer;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Run;
import linkspan.reconcile.run.plan.Sides;
import linkspan.reconcile.run.plan.StandingRoutes;
import linkspan.reconcile.run.plan.Trigger;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.Disagreement;
import linkspan.reconcile.run.record.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reconcile routes of this hub: begins their runs, resumes what was left, makes up for a slot that nobody was there for. */
public final class Reconciliations implements Performer {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);
    /** So long a schedule has to fire by itself before its slot counts as missed. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final int WORST = 20;
    private final RunStore runs;
    private final DifferenceStore differences;
    private final Reconciler reconciler;
    private final Repairs repairs;
    private final SecondLook secondLook;
    private final StandingRoutes routes;
    private final Clock clock;

    public Reconciliations(
            RunStore runs,
            DifferenceStore differences,
            Reconciler reconciler,
            Repairs repairs,
            SecondLook secondLook,
            StandingRoutes routes,
            Clock clock) {
        this.runs = runs;
        this.differences = differences;
        this.reconciler = reconciler;
        this.repairs = repairs;
        this.secondLook = secondLook;
        this.routes = routes;
        this.clock = clock;
    }

    /** To be called every few seconds: resumes runs that nobody is at, starts slots that were missed, verifies repairs. */
    public void look() {
        for (Run orphan : runs.orphans(routes.plans().stream().map(Plan::route).toList())) {
            routes.start(orphan.route(), Trigger.resuming(orphan));
        }
        Instant now = clock.instant();
        for (Plan plan : routes.plans()) {
            Instant last = runs.lastSlot(plan.route(), now);
            plan.slots().due(last, now.minus(GRACE)).ifPresent(slot -> routes.start(plan.route(), Trigger.late(slot)));
            repairs.verify(plan);
        }
    }

    /** A person wants it run now; answers at once. */
    public void ask(Plan plan, String by) {
        routes.start(plan.route(), Trigger.asked(clock.instant().truncatedTo(ChronoUnit.MILLIS), by));
    }

    /** What both sides have of a key now. */
    public Both now(Plan plan, String key) {
        return secondLook.both(plan, key);
    }

    /**
     * Runs a plan; what it came to, for the steps behind. {@code state} is {@code skipped} where the slot is another hub's or was run.
     * Throws where the hub stops or the database is away: then the run goes on later.
     */
    @Override
    public ObjectNode perform(Plan plan, Trigger trigger) {
        Run resumed = trigger.resumed();
        Optional<Run> begun = resumed == null
                ? runs.begin(
                        plan.route(),
                        trigger.slot(),
                        trigger.scheduled(),
                        trigger.late(),
                        trigger.by(),
                        clock.instant())
                : runs.takeOver(resumed);
        if (begun.isEmpty()) {
            LOG.info(
                    "reconciliation skipped route={} slot={}: it was run, or a run is under way",
                    plan.route(),
                    trigger.slot());
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("route", plan.route())
                    .put("state", "skipped")
                    .put("alert", false);
        }
        Run run = begun.get();
        LOG.info(
                "reconciling route={} run={} by={}{}{}",
                plan.route(),
                run.id(),
                run.by(),
                run.late() ? ", late: its slot was missed" : "",
                resumed == null ? "" : ", resumed after '" + run.checkpoint() + "'");
        try {
            reconciler.run(plan, run);
        } catch (Sides.SideFailed | Merge.OutOfOrder | IllegalArgumentException e) {
            LOG.warn("reconciliation failed route={} run={}: {}", plan.route(), run.id(), e.getMessage());
            runs.failed(run, String.valueOf(e.getMessage()), clock.instant());
        } catch (Crashed e) {
            throw e; // as if killed: whoever finds the run resumes it
        } catch (RuntimeException e) {
            runs.putDown(run);
            throw e;
        }
        return concluded(plan, run.id());
    }

    private ObjectNode concluded(Plan plan, String id) {
        Run run = runs.newest(plan.route(), WORST).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<Disagreement> worst =
                new ArrayList<>(differences.list(DifferenceStore.Selection.open(plan.route(), WORST)));
        if (run.state().equals("done")) {
            mend(plan, run);
        }
        worst.removeIf(each -> !each.alarming());
        ObjectNode json = run.json();
        json.put("alert", !run.state().equals("done") || run.alarming() > 0 || run.late());
        json.put("text", words(plan, run));
        ArrayNode list = json.putArray("worst");
        worst.forEach(each -> list.add(each.record() == null ? each.json() : each.record()));
        LOG.info("reconciled {}", words(plan, run));
        return json;
    }

    /** By itself, where so few differ that a mistake would be small. */
    private void mend(Plan plan, Run run) {
        if (run.found() > 0 && run.found() <= plan.mending().auto()) {
            List<Disagreement> open = differences.list(
                    DifferenceStore.Selection.open(plan.route(), plan.mending().auto()));
            repairs.press(plan, open, "auto");
        }
    }

    private static String words(Plan plan, Run run) {
        if (!run.state().equals("done")) {
            return plan.route() + " failed: " + run.error();
        }
        return plan.route() + ": " + run.found() + " differences in " + run.keys() + " keys, " + run.alarming()
                + " of them alarming, " + run.inFlight() + " in flight, " + run.closed() + " gone since the last run"
                + (run.late() ? "; run late, its slot was " + run.slotAt() : "");
    }
}
