package linkspan.inbound.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.failure.Refused;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.audit.RefusedSenders;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A 401 says nothing to its sender; the log says it to operators, a line a minute for each system. */
class SenderCheckTest {
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong(7);
    private Database database;
    private SenderCheck check;

    @BeforeEach
    void open(@TempDir Path folder) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        database = TestDatabase.open(folder, meters);
        check = new SenderCheck(
                new RefusedSenders(new AuditStore(database.transactions(Pool.INTAKE), Clock.systemUTC()), nanos::get),
                meters,
                nanos::get);
        lines.start();
        ((Logger) LoggerFactory.getLogger(SenderCheck.class)).addAppender(lines);
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger(SenderCheck.class)).detachAppender(lines);
        database.close();
    }

    @Test
    void a_line_a_minute_for_each_system_with_the_reason_and_how_many_more() {
        for (int i = 0; i < 50; i++) {
            refused("shopify.receive-order-created");
        }
        refused("partner.receive-order-created");
        nanos.addAndGet(59_000_000_000L);
        refused("shopify.receive-order-cancelled");
        assertThat(told()).containsExactly("shopify 0 x-signature is wrong", "partner 0 x-signature is wrong");

        nanos.addAndGet(1_000_000_000L);
        refused("shopify.receive-order-created");
        assertThat(told()).last().isEqualTo("shopify 50 x-signature is wrong");
    }

    private void refused(String route) {
        Authentication nobody = (facts, body) -> {
            throw new NotAuthentic("key\n12:00:00.000 INFO  forged", "x-signature is wrong");
        };
        RequestFacts facts = new RequestFacts("POST", "/in/x\nforged", "", Map.of(), Map.of(), "");
        assertThatThrownBy(() -> check.identify(route, nobody, facts, new Body(new byte[0])))
                .isInstanceOf(Refused.class);
    }

    private List<String> told() {
        return lines.list.stream()
                .peek(line -> assertThat(line.getFormattedMessage() + line.getKeyValuePairs())
                        .doesNotContain("forged"))
                .map(line -> line.getKeyValuePairs())
                .map(pairs -> pairs.get(0).value + " " + pairs.get(2).value + " " + pairs.get(1).value)
                .toList();
    }
}
