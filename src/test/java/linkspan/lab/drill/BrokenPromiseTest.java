package linkspan.lab.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import linkspan.Linkspan;
import linkspan.commit.HeldCommits;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.delivery.key.Behind;
import linkspan.delivery.position.KeyPositionStore;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class BrokenPromiseTest {
    @ParameterizedTest
    @EnumSource
    void a_command_that_help_does_not_show_runs_such_a_hub(BrokenPromise promise) {
        CommandLine all = Linkspan.commandLine();

        assertThat(all.getSubcommands()).containsKey(promise.command());
        assertThat(all.getUsageMessage()).doesNotContain(promise.command());
    }

    @Test
    void no_two_calls_have_the_same_idempotency_key() {
        List<Map<String, String>> sent = new ArrayList<>();
        Transport broken = BrokenPromise.DEDUPE.calls(request -> {
            sent.add(request.headers());
            return Future.succeededFuture();
        });
        Transport.Request request = new Transport.Request(
                "POST", "/", Map.of("Idempotency-Key", "e1", "ce-id", "e1"), Buffer.buffer(), Duration.ZERO);
        broken.send(request);
        broken.send(request);

        assertThat(sent.get(0)).containsEntry("ce-id", "e1");
        assertThat(sent).extracting(headers -> headers.get("Idempotency-Key")).doesNotHaveDuplicates();
    }

    @Test
    void some_of_what_is_committed_is_taken_back() throws Exception {
        AtomicInteger rollbacks = new AtomicInteger();
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("rollback");
                    return rollbacks.incrementAndGet() < 0;
                });
        UnitStore first = (any, units) -> {};
        List<UnitStore> stores = BrokenPromise.COMMIT.stores(List.of(first));

        assertThat(stores).hasSize(2).startsWith(first);
        for (int i = 0; i < 10_000 && rollbacks.get() == 0; i++) {
            stores.get(1).conclude(connection, List.of());
        }
        assertThat(rollbacks).hasPositiveValue();
    }

    @Test
    void it_is_always_an_events_turn() throws Exception {
        Event event = new Event("e", EventType.ORDER_CREATED, "k", 7, Instant.EPOCH, "test", null, "{}");
        Behind question = new Behind("wms", event, Set.of(EventType.ORDER_CREATED), Instant.EPOCH);
        UnitInCommit unit = HeldCommits.inCommit(SealedUnit.of(question));
        UnitStore broken = BrokenPromise.ORDER
                .stores(List.of(new KeyPositionStore(Database.Kind.H2, () -> 0.5)))
                .get(0);
        Connection untouched = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    throw new AssertionError(method.getName());
                });

        broken.write(untouched, List.of(unit));

        assertThat(unit.decision(Behind.Decision.class).turn()).isEqualTo(Behind.Turn.CALL);
    }
}
