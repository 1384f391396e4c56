package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.commit.Answer;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.deadletter.ReplayEnds;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.route.page.PartEnd;
import linkspan.inbound.topic.RecordEnds;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All ends of a route, at each source of messages. */
class RouteRunTest {
    private static final Map<String, RouteEnd> ENDS = Map.of(
            "finished", new RouteEnd.Finished(200, null, null, null),
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
        committer =
                new Committer(new GroupStore(database.pool(Pool.INTAKE), List.of()), Pace.atOnce(1), written -> {});
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
            unmapped,            false, keep,   refuse,  retry,  keep,   keep
            refused for good,    false, keep,   refuse,  retry,  keep,   keep
            refused for now,     false, refuse, refuse,  retry,  keep,   retry
            refused by a system, false, refuse, refuse,  retry,  keep,   retry
            failed,              false, refuse, refuse,  retry,  retry,  retry
            finished,            true,  keep,   keep,    keep,   keep,   keep
            failed,              true,  keep,   keep,    keep,   keep,   keep
            """)
    void each_end_of_a_route_is_ruled_at_each_source(
            String name, boolean dead, String keeps, String refuses, String topic, String replay, String part) {
        RouteEnd end = ENDS.get(name);
        assertThat(terms(IntakeTerms.WhenUnmapped.KEEP, end, unit(dead))).isEqualTo(keeps);
        assertThat(terms(IntakeTerms.WhenUnmapped.REFUSE, end, unit(dead))).isEqualTo(refuses);
        assertThat(RecordEnds.of(end, unit(dead), committer)).isEqualTo(topic);
        assertThat(ReplayEnds.of(end, unit(dead), committer, database)).isEqualTo(replay);
        PartEnd last = PartEnd.of(end, unit(dead), new Answer(200, "", ""));
        assertThat(last instanceof PartEnd.Good ? "commit" : last instanceof PartEnd.Bad ? "keep" : "retry")
                .isEqualTo(part);
    }

    private static String terms(IntakeTerms.WhenUnmapped setting, RouteEnd end, UnitOfWork unit) {
        IntakeTerms terms = new IntakeTerms(
                "acme",
                (route, facts, body) -> {
                    throw new IllegalStateException();
                },
                setting,
                IntakeTerms::receipt);
        Optional<DeadLetter> dead = unit.part(DeadLetter.class);
        return terms.verdict(end, dead).getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static UnitOfWork unit(boolean dead) {
        UnitOfWork unit = new UnitOfWork();
        if (dead) {
            unit.attach(new DeadLetter(FailureCode.ROUTE_FAILED, "bug"));
        }
        return unit;
    }
}
