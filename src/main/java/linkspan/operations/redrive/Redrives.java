package linkspan.operations.redrive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.operations.letters.Letters;
import linkspan.operations.letters.mend.Mending;
import linkspan.operations.letters.mend.Trial;

/** What people do with plans. Blocks on the database. */
public final class Redrives {
    private static final int SAMPLE = 10;
    private static final int FASTEST = 1_000;

    /** What a plan would take: how many, and what would become of some. */
    public record Outlook(long letters, List<Tried> sample) {
        public Outlook {
            sample = List.copyOf(sample);
        }

        public ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("letters", letters);
            ArrayNode list = json.putArray("sample");
            for (Tried tried : sample) {
                ObjectNode one = list.addObject().put("letter", tried.letter).put("fine", tried.trial.fine());
                one.put("mapping", tried.trial.mapping());
                ArrayNode problems = one.putArray("problems");
                tried.trial.problems().forEach(problems::add);
            }
            return json;
        }
    }

    /** One letter through today's mapping. */
    public record Tried(String letter, Trial trial) {}

    private final RedriveStore store;
    private final Letters letters;
    private final Mending mending;
    private final Clock clock;
    private final Supplier<String> ids;

    public Redrives(RedriveStore store, Letters letters, Mending mending, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.letters = letters;
        this.mending = mending;
        this.clock = clock;
        this.ids = ids;
    }

    /** Nothing is stored or sent. */
    public Outlook outlook(RedriveFilter filter) {
        List<Tried> sample = new ArrayList<>();
        for (String id : store.sample(filter, SAMPLE)) {
            letters.find(id).ifPresent(letter -> sample.add(new Tried(id, mending.trial(letter))));
        }
        return new Outlook(store.count(filter), sample);
    }

    /** A plan that waits to be started; its letters are fixed. Throws {@link Refused} when there are none. */
    public Redrive plan(RedriveFilter filter, int perSecond, int failureLimit, String by) {
        if (perSecond < 1 || perSecond > FASTEST) {
            throw new Refused(FailureCode.REQUEST_INVALID, "perSecond must be 1 to " + FASTEST);
        }
        if (failureLimit < 0 || failureLimit > 100) {
            throw new Refused(FailureCode.REQUEST_INVALID, "failureLimit must be 0 to 100 per cent");
        }
        if (store.count(filter) == 0) {
            throw new Refused(FailureCode.REQUEST_INVALID, "no letter matches");
        }
        String id = ids.get();
        store.plan(new Redrive(
                id,
                by,
                clock.instant(),
                filter,
                perSecond,
                failureLimit,
                RedriveState.PLANNED,
                null,
                new Redrive.Counts(0, 0, 0, 0, 0)));
        return store.find(id).orElseThrow();
    }

    /** The newest hundred. */
    public List<Redrive> list() {
        return store.list();
    }

    public Optional<Redrive> find(String id) {
        return store.find(id);
    }

    /** Those behind that place. */
    public List<RedriveItem> items(String id, int after, int most) {
        return store.items(id, after, most);
    }

    /** Start, pause, go on, cancel. Nothing when there is no such plan; throws {@link Refused} when it stands elsewhere. */
    public Optional<Redrive> become(String id, RedriveState next, String actor) {
        Redrive plan = store.find(id).orElse(null);
        if (plan == null) {
            return Optional.empty();
        }
        if (!plan.state().mayBecome(next) || !store.change(id, plan.state(), next, null, actor)) {
            throw new Refused(
                    FailureCode.REQUEST_INVALID, "it is " + plan.state().label());
        }
        return store.find(id);
    }
}
