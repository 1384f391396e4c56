package linkspan.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import linkspan.model.EventType;
import linkspan.platform.database.Database;
import linkspan.platform.system.SystemSettings;

/**
 * What a seed makes of a world before anything happens in it.
 *
 * @param flaky how many of a hundred calls go wrong in some way
 * @param step the chance that a statement is not followed at once by the next one
 * @param pause for how many micros it is not, at most
 * @param crowded messages come faster than slow systems take them, and a hub stands still for longer than its session: what
 *     waits in its lanes is another one's when it goes on
 */
record Plan(
        Database.Kind kind,
        int hubs,
        int partitions,
        List<OfSystem> systems,
        int keys,
        int events,
        int faults,
        double flaky,
        double step,
        int pause,
        boolean crowded) {
    /** The types of events in this world. */
    static final List<EventType> TYPES =
            List.of(EventType.ORDER_CREATED, EventType.ORDER_UPDATED, EventType.TRACKING_UPDATED);

    /**
     * A system.
     *
     * @param keyed it honours the hub's key
     * @param parks a key whose event is dead waits for a person
     * @param follows each delivered event of the first type brings one of the third
     */
    record OfSystem(String id, boolean keyed, boolean parks, int batch, Set<EventType> takes, boolean follows) {
        SystemSettings settings() {
            return new SystemSettings(
                    id,
                    "simulated",
                    Map.of(
                            "start", "earliest",
                            "concurrency", "4",
                            "retry", "20ms,100ms,1s",
                            "failed-key", parks ? "park" : "skip",
                            "idempotent", Boolean.toString(keyed),
                            "timeout", "2s",
                            "breaker-window", "200",
                            "breaker-calls", "200",
                            "breaker-percent", "100"));
        }
    }

    static Plan of(Random random) {
        boolean file = random.nextInt(5) == 0;
        List<OfSystem> systems = new ArrayList<>();
        int many = 1 + random.nextInt(2);
        for (int i = 0; i < many; i++) {
            Set<EventType> takes = new TreeSet<>(TYPES);
            if (random.nextInt(3) == 0) {
                takes.remove(TYPES.get(random.nextInt(TYPES.size())));
            }
            boolean keyed = random.nextBoolean();
            boolean follows = i == 0 && random.nextInt(3) == 0;
            int batch = !follows && random.nextInt(4) == 0 ? 3 : 1;
            systems.add(new OfSystem("s" + i, keyed, random.nextInt(4) != 0, batch, takes, follows));
        }
        Plan plan = new Plan(
                file ? Database.Kind.H2 : Database.Kind.POSTGRESQL,
                file ? 1 : 1 + random.nextInt(2),
                1 + random.nextInt(3),
                systems,
                1 + random.nextInt(4) / 3,
                2 + random.nextInt(9),
                random.nextInt(4),
                random.nextInt(3) * 0.3,
                random.nextInt(3) * 0.1,
                random.nextBoolean() ? 3_000 : 60_000,
                false);
        return random.nextInt(4) == 0 && !file ? plan.crowd() : plan;
    }

    private Plan crowd() {
        return new Plan(kind, 2, partitions, systems, keys, events + 8, faults + 1, flaky, step, pause, true);
    }
}
