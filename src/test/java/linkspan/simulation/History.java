package linkspan.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.model.EventDraft;
import linkspan.platform.part.Part;
import linkspan.simulation.time.Process;
import linkspan.simulation.time.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One history: clients send, faults happen, then all is mended, what waits for a person is decided, and what took effect is
 * compared with what was accepted.
 */
final class History {
    /** What came of it. */
    record Verdict(long seed, Plan plan, List<String> violations, List<String> trace, int steps) {}

    private static final int MOST_STEPS = 40_000;
    /** Nothing that was sent arrives later than that: who decides earlier sends a second one. */
    private static final long PATIENCE_S = 7;

    private static final long FAULTS_MICROS = 5_000_000;
    private static final long CROWDED_MICROS = 1_500_000;
    private final World world;
    private final Process outside = new Process("outside");
    private final List<SimulatedHub> hubs = new ArrayList<>();
    private final List<Integer> lives = new ArrayList<>();
    private int sent;
    private int told = -1;
    private boolean mended;
    private boolean over;
    private String underWay = "";

    private History(World world) {
        this.world = world;
    }

    static Verdict play(Scheduler scheduler, long seed, Bug bug, boolean traces) {
        Plan plan = Plan.of(new Random(seed));
        World world = new World(scheduler, plan, bug, traces);
        History history = new History(world);
        boolean ended = scheduler.run(
                seed, MOST_STEPS, history.outside, history::begin, () -> history.over || !world.violations.isEmpty());
        if (!ended && world.violations.isEmpty()) {
            world.violated("not all is done after " + scheduler.now() / 1_000_000 + " s: " + history.underWay);
        }
        return new Verdict(seed, plan, world.violations, world.trace(), scheduler.steps());
    }

    private void begin() {
        for (int i = 0; i < world.plan.hubs(); i++) {
            hubs.add(new SimulatedHub(world, "h" + i, 0));
            lives.add(0);
            hubs.get(i).start("h" + i + "-0");
        }
        after(2_000 + random(500_000), this::send);
        for (int i = 0; i < world.plan.faults(); i++) {
            after(random(world.plan.crowded() ? CROWDED_MICROS : FAULTS_MICROS), this::fault);
        }
        after(200_000, this::look);
        after(FAULTS_MICROS + 2_000_000, () -> mended = true);
    }

    private void after(long micros, Runnable task) {
        world.scheduler.after(micros, outside, task);
    }

    private long random(long most) {
        return (long) (world.scheduler.random().nextDouble() * most);
    }

    // ---- a client that sends one message after the other, each until it is told that it is in

    private void send() {
        if (sent < world.plan.events()) {
            int number = sent++;
            String key = "k" + world.scheduler.random().nextInt(world.plan.keys());
            var type = Plan.TYPES.get(world.scheduler.random().nextInt(2));
            boolean odd = world.scheduler.random().nextInt(6) == 0;
            UnitOfWork unit = new UnitOfWork();
            unit.add(
                    Part.WHOLE,
                    new EventDraft(
                            type,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("orderId", key)
                                    .put("n", "#" + number)
                                    .put("odd", odd)));
            unit.attach(new SimulatedHub.Sent("#" + number));
            offer(unit.seal(new Answer(200, "", "")), number);
        }
    }

    private void offer(linkspan.commit.SealedUnit unit, int number) {
        SimulatedHub hub = hubs.get(world.scheduler.random().nextInt(hubs.size()));
        if (hub.isUp()) {
            hub.take(unit, new Committer.Callback() {
                @Override
                public void committed(UnitInCommit in) {
                    world.note("#" + number + " is accepted");
                    isTold(number, pause());
                }

                @Override
                public void failed(CommitFailed failure) {
                    world.note("#" + number + " is not accepted: " + failure.getMessage());
                }
            });
        }
        after(400_000, () -> {
            if (told < number) {
                offer(unit, number);
            }
        });
    }

    private long pause() {
        return world.plan.crowded() ? random(5_000) : random(random(3) < 1 ? 1_200_000 : 20_000);
    }

    private void isTold(int number, long pause) {
        if (told < number) {
            told = number;
            after(pause, this::send);
        }
    }

    /** Stands for the key by which a message that is sent again is found. */
    private boolean isIn(int number) {
        return world.database.rows("events").stream()
                .anyMatch(row -> Checker.data(row).contains("\"#" + number + "\""));
    }

    // ---- faults

    private void fault() {
        Random random = world.scheduler.random();
        int which = random.nextInt(hubs.size());
        SimulatedHub hub = hubs.get(which);
        long now = world.scheduler.now();
        if (world.plan.crowded() && random.nextBoolean()) {
            hub.standsStillInNextCall(6_500_000 + random(13_500_000));
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> hub.process().kill();
            case 1, 2 -> hub.process().diesAfter(random.nextInt(120));
            case 3 -> hub.standsStill(random(20_000_000));
            case 4 -> hub.standsStillInNextCall(random(20_000_000));
            case 5 -> {
                SimulatedSystem system = List.copyOf(world.systems.values()).get(random.nextInt(world.systems.size()));
                world.note(system.plan().id() + " is away");
                system.isAwayUntil(now + random(6_000_000));
            }
            case 6 -> {
                world.note("the broker has its troubles");
                world.broker.troubles(0.3, 0.3);
                after(random(3_000_000), () -> world.broker.troubles(0, 0));
            }
            default -> {
                world.note("the database cuts off " + hub.name());
                hub.cutOff();
            }
        }
    }

    // ---- who watches

    private void look() {
        for (int i = 0; i < hubs.size(); i++) {
            if (hubs.get(i).process().isDead()) {
                restart(i);
            }
        }
        Checker checker = new Checker(world);
        underWay = checker.underWay();
        if (mended) {
            world.systems.values().forEach(SimulatedSystem::isMended);
            world.broker.troubles(0, 0);
            if (sent == world.plan.events() && isIn(sent - 1) && underWay.isEmpty() && !decide()) {
                checker.check();
                over = true;
                return;
            }
        } else if (random(4) < 1) {
            decide();
        }
        after(200_000 + random(300_000), this::look);
    }

    private void restart(int which) {
        if (random(3) < 1 || mended) {
            lives.set(which, lives.get(which) + 1);
            SimulatedHub hub = new SimulatedHub(world, "h" + which, lives.get(which));
            hubs.set(which, hub);
            hub.start("h" + which + "-" + lives.get(which));
        }
    }

    /** A person looks at what waits for one, asks the system, and decides; true when there was anything. */
    private boolean decide() {
        Map<String, @Nullable Object> first = world.database.rows("pending").stream()
                .filter(row -> Checker.isGivenUp(row))
                .min(java.util.Comparator.comparing(row -> Checker.number(row, "seq")))
                .orElse(null);
        SimulatedHub hub = hubs.get(0);
        if (first == null) {
            return false;
        }
        boolean early = first.get("failed_at") instanceof Instant failed
                && failed.plusSeconds(PATIENCE_S).isAfter(world.now());
        if (hub.isUp() && !early) {
            SimulatedSystem system = Objects.requireNonNull(world.systems.get(Checker.text(first, "system")));
            boolean dead = Checker.text(first, "state").equals("dead");
            boolean done = system.ledger().of(Checker.text(first, "stream_key")).contains(Checker.number(first, "seq"));
            boolean again = !done && (!dead || system.plan().parks());
            world.scheduler.after(0, hub.process(), () -> {
                world.note("a person has " + first.get("event_id") + (again ? " sent again" : " left out"));
                try {
                    hub.decide(first, again);
                } catch (RuntimeException e) {
                    world.note("put off: " + e.getMessage());
                }
            });
        }
        return true;
    }
}
