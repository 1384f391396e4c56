package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linkspan.commit.Answer;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.deadletter.ReplayEnds;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.route.page.PartEnd;
import linkspan.inbound.topic.RecordEnds;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.part.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All ends of a route, at each source of messages. */
class RouteRunTest {
    private static final Map<String, RouteEnd> ENDS = Map.of(
            "finished", new RouteEnd.Finished(200, null, java.util.Map.of()),
            "unmapped", new RouteEnd.Unmapped("items", "none"),
            "refused for good", new RouteEnd.Refusal(new Refused(FailureCode.NOT_FOUND, "no order")),
            "refused for now", new RouteEnd.Refusal(new Refused(FailureCode.NOT_STORED, "")),
            "refused by a system", new RouteEnd.Refusal(new Refused(FailureCode.SYSTEM_REFUSED, "")),
            "failed", new RouteEnd.Broken(new IllegalStateException("bug")));

    @TempDir
    private static Path folder;

    private static Database database;
    private static Committer committer;

    @BeforeAll
    static void open() {
        database = TestDatabase.open(folder);
        committer = new Committer(new GroupStore(database.pool(Pool.INTAKE), List.of()), Pace.atOnce(1), written -> {});
    }

    @AfterAll
    static void close() {
        committer.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            END,                 DEAD,  KEEPS,  REFUSES, TOPIC,  REPLAY, PART
            finished,            false, commit, commit,  commit, commit, commit
            unmapped,            false, keep,   422,     keep,   keep,   keep
            refused for good,    false, keep,   404,     keep,   keep,   keep
            refused for now,     false, 503,    503,     retry,  retry,  retry
            refused by a system, false, 502,    502,     retry,  retry,  retry
            failed,              false, 500,    500,     retry,  retry,  retry
            finished,            true,  keep,   keep,    keep,   keep,   keep
            unmapped,            true,  keep,   keep,    keep,   keep,   keep
            failed,              true,  keep,   keep,    keep,   keep,   keep
            """)
    void each_end_of_a_route_is_ruled_alike_at_each_source(
            String name, boolean dead, String keeps, String refuses, String topic, String replay, String part) {
        RouteEnd end = ENDS.get(name);
        assertThat(request(Ruling.WhenRefused.KEEP, end, dead)).isEqualTo(keeps);
        assertThat(request(Ruling.WhenRefused.REFUSE, end, dead)).isEqualTo(refuses);
        assertThat(RecordEnds.of(end, unit(dead), committer)).isEqualTo(topic);
        assertThat(ReplayEnds.of(end, unit(dead), committer)).isEqualTo(replay);
        PartEnd last =
                PartEnd.of(ruling(Ruling.WhenRefused.KEEP, end, unit(dead)), new UnitOfWork(), new Answer(200, "", ""));
        assertThat(last instanceof PartEnd.Good ? "commit" : last instanceof PartEnd.Bad ? "keep" : "retry")
                .isEqualTo(part);
    }

    @Test
    void of_a_message_that_is_kept_no_event_takes_effect() {
        UnitOfWork unit = unit(false);
        unit.add(
                Part.of(0),
                new EventDraft(
                        EventType.ORDER_CREATED,
                        JsonNodeFactory.instance.objectNode().put("orderId", "O-1")));
        assertThat(ruling(Ruling.WhenRefused.KEEP, new RouteEnd.Unmapped("items", "none"), unit))
                .isInstanceOf(Ruling.Keep.class);
        assertThat(unit.hasEvents()).isFalse();
    }

    @Test
    void a_source_whose_completion_breaks_is_told_to_come_again() {
        List<Ruling> rulings = new ArrayList<>();
        RouteRun run = new RouteRun(null, unit(false), Map.of(), Ruling.WhenRefused.KEEP, (ruling, finished) -> {
            rulings.add(ruling);
            if (ruling instanceof Ruling.Commit) {
                throw new IllegalStateException("bug");
            }
        });
        run.ended(ENDS.get("finished"), () -> {});
        assertThat(rulings).hasSize(2);
        assertThat(rulings.get(1)).isInstanceOf(Ruling.Retry.class);
    }

    /** What a sender is told, in figures where it is no 200. */
    private static String request(Ruling.WhenRefused setting, RouteEnd end, boolean dead) {
        Ruling ruling = ruling(setting, end, unit(dead));
        if (ruling instanceof Ruling.Refuse refuse) {
            return String.valueOf(refuse.refused().code().status());
        }
        if (ruling instanceof Ruling.Retry retry) {
            return String.valueOf(retry.told().code().status());
        }
        return ruling instanceof Ruling.Keep ? "keep" : "commit";
    }

    private static Ruling ruling(Ruling.WhenRefused setting, RouteEnd end, UnitOfWork unit) {
        List<Ruling> rulings = new ArrayList<>();
        new RouteRun(null, unit, Map.of(), setting, (ruling, finished) -> rulings.add(ruling)).ended(end, () -> {});
        return rulings.get(0);
    }

    private static UnitOfWork unit(boolean dead) {
        UnitOfWork unit = new UnitOfWork();
        if (dead) {
            unit.attach(new DeadLetter(FailureCode.ROUTE_FAILED, "bug"));
        }
        return unit;
    }
}
