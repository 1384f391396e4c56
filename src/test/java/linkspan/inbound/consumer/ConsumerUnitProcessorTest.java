package linkspan.inbound.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.DeadLetter;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.part.Part;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ends of a route that one of Camel's consumers starts: committed, or left with its source. */
class ConsumerUnitProcessorTest {
    private final AtomicInteger written = new AtomicInteger();
    private volatile boolean broken;
    private Database database;
    private Committer committer;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        GroupStore store = new GroupStore(database.pool(Pool.INTAKE), List.of((connection, units) -> {
            if (broken) {
                throw new SQLException("a value too long", "22001");
            }
            written.addAndGet(units.size());
        }));
        committer = new Committer(store, Pace.atOnce(1), units -> {});
    }

    @AfterEach
    void close() {
        committer.close();
        database.close();
    }

    /** The exchange as its source gets it back. */
    private Exchange run(Processor steps) throws Exception {
        ConsumerUnitProcessor.Services services =
                new ConsumerUnitProcessor.Services(committer, () -> "m", () -> "t", Runnable::run);
        Processor adding = exchange -> {
            unit(exchange)
                    .add(
                            Part.WHOLE,
                            new EventDraft(
                                    EventType.ORDER_CREATED,
                                    JsonNodeFactory.instance.objectNode().put("orderId", "O-1")));
            steps.process(exchange);
        };
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        new ConsumerUnitProcessor(AsyncProcessorConverterHelper.convert(adding), "acme.import", services)
                .process(exchange, ended::complete);
        ended.get(1, TimeUnit.MINUTES);
        return exchange;
    }

    private static UnitOfWork unit(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class));
    }

    @Test
    void what_ends_well_is_written_whatever_lies_in_the_body() throws Exception {
        assertThat(run(exchange -> exchange.getMessage().setBody(new Object())).getException())
                .isNull();
        assertThat(run(exchange -> exchange.getMessage().setBody("{no json")).getException())
                .isNull();
        assertThat(written).hasValue(2);
    }

    @Test
    void a_refusing_status_leaves_the_message_with_its_source() throws Exception {
        Exchange ended = run(exchange -> exchange.setProperty(ExchangeProperty.STATUS, 404));
        assertThat(ended.getException()).isInstanceOf(Refused.class);
        assertThat(written).hasValue(0);
    }

    @Test
    void a_failure_and_a_dead_letter_leave_the_message_with_its_source() throws Exception {
        IllegalStateException bug = new IllegalStateException("bug");
        assertThat(run(exchange -> {
                            throw bug;
                        })
                        .getException())
                .isSameAs(bug);
        assertThat(run(exchange -> unit(exchange).attach(new DeadLetter(FailureCode.ROUTE_FAILED, "")))
                        .getException())
                .hasMessageContaining("dead-letter:keep keeps what receive: took");
        assertThat(written).hasValue(0);
    }

    @Test
    void a_route_that_rolls_back_has_told_its_source_already() throws Exception {
        Exchange ended = run(exchange -> exchange.setRollbackOnly(true));
        assertThat(ended.getException()).isNull();
        assertThat(written).hasValue(0);
    }

    @Test
    void a_commit_that_fails_fails_the_exchange_so_that_the_source_keeps_its_message() throws Exception {
        broken = true;
        Exchange ended = run(exchange -> {});
        assertThat(ended.getException()).isInstanceOf(CommitFailed.class);
        assertThat(written).hasValue(0);
        broken = false;
        assertThat(run(exchange -> {}).getException()).isNull();
        assertThat(written).hasValue(1);
    }
}
