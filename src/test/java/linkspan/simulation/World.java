package linkspan.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import linkspan.delivery.lane.Lanes;
import linkspan.simulation.broker.SimulatedBroker;
import linkspan.simulation.sql.ModelDatabase;
import linkspan.simulation.sql.Steps;
import linkspan.simulation.time.Process;
import linkspan.simulation.time.Scheduler;

/** All that the hubs share: time, database, broker, systems, and whoever notes what happens. */
final class World {
    private static final Instant BEGAN = Instant.parse("2026-11-11T00:00:00Z");
    final Scheduler scheduler;
    final Plan plan;
    final Bug bug;
    final ModelDatabase database;
    final SimulatedBroker broker;
    final Process outside = new Process("systems");
    final Map<String, SimulatedSystem> systems = new LinkedHashMap<>();
    final List<String> violations = new ArrayList<>();
    private final boolean traces;
    private final List<String> trace = new ArrayList<>();
    private int ids;

    World(Scheduler scheduler, Plan plan, Bug bug, boolean traces) {
        this.scheduler = scheduler;
        this.plan = plan;
        this.bug = bug;
        this.traces = traces;
        this.database = new ModelDatabase(new OnScheduler(), bug::statement, bug == Bug.READ_NEXT);
        this.broker = new SimulatedBroker(scheduler, plan.partitions(), this::note);
        plan.systems().forEach(each -> systems.put(each.id(), new SimulatedSystem(this, each, outside)));
    }

    /** Statements as steps of tasks. */
    private final class OnScheduler implements Steps {
        @Override
        public void step(String what) {
            if (traces) {
                note("  " + (what.length() > 90 ? what.substring(0, 90) + "…" : what));
            }
            scheduler.step(plan.step(), plan.pause());
        }

        @Override
        public boolean await(BooleanSupplier free, long millis) {
            note("  waits for a row");
            return scheduler.await(free, millis * 1_000);
        }

        @Override
        public long millis() {
            return BEGAN.toEpochMilli() + scheduler.now() / 1_000;
        }
    }

    Instant now() {
        return BEGAN.plusNanos(scheduler.now() * 1_000);
    }

    /** Simulated time, for whoever asks a clock. */
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    /** @param stands time does not pass for whoever asks */
    Lanes.Time time(boolean stands) {
        return new Lanes.Time() {
            @Override
            public long nanos() {
                return stands ? 0 : scheduler.now() * 1_000;
            }

            @Override
            public void await(Object held, long millis) {
                scheduler.pauseOn(held, Math.min(millis * 1_000, 20_000));
            }
        };
    }

    String newId() {
        return "e-" + ++ids;
    }

    void note(String what) {
        if (traces) {
            String who = scheduler.steps() == 0 ? "" : scheduler.running().name();
            trace.add("%9.3f %-10s %s".formatted(scheduler.now() / 1_000.0, who, what));
        }
    }

    void violated(String what) {
        note("VIOLATED: " + what);
        violations.add(what);
    }

    List<String> trace() {
        return trace;
    }
}
