package linkspan.reconcile.run.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Row;

/** The reconcile routes that stand in this hub right now, each with its way to the routes that it names. Any thread. */
public final class StandingRoutes implements Sides {
    private record Standing(Plan plan, Sides sides, Consumer<Trigger> starter) {}

    private final Map<String, Standing> routes = new ConcurrentSkipListMap<>();

    /**
     * A route stands.
     *
     * @param starter runs its steps on a thread of its own
     */
    public void add(Plan plan, Sides sides, Consumer<Trigger> starter) {
        routes.put(plan.route(), new Standing(plan, sides, starter));
    }

    /** It is taken away. */
    public void remove(Plan plan) {
        routes.remove(plan.route());
    }

    /** By route. */
    public List<Plan> plans() {
        return routes.values().stream().map(Standing::plan).toList();
    }

    public Optional<Plan> find(String route) {
        return Optional.ofNullable(routes.get(route)).map(Standing::plan);
    }

    /** Runs its steps, if it stands. */
    public void start(String route, Trigger trigger) {
        Standing standing = routes.get(route);
        if (standing != null) {
            standing.starter.accept(trigger);
        }
    }

    private Sides of(Plan plan) {
        Standing standing = routes.get(plan.route());
        if (standing == null) {
            throw new SideFailed(plan.route() + " is not there any more", null);
        }
        return standing.sides;
    }

    @Override
    public Listing list(Plan plan, Plan.Side side, SideQuestion asked, String run) {
        return of(plan).list(plan, side, asked, run);
    }

    @Override
    public Optional<Ranges> ranges(Plan plan) {
        return of(plan).ranges(plan);
    }

    @Override
    public List<Row> one(Plan plan, Plan.Side side, String key) {
        return of(plan).one(plan, side, key);
    }

    @Override
    public Optional<JsonNode> record(Plan plan, KeyDifference difference) {
        return of(plan).record(plan, difference);
    }

    @Override
    public boolean repair(Plan plan, ObjectNode difference, String id) {
        return of(plan).repair(plan, difference, id);
    }
}
