package linkspan.inbound.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import linkspan.commit.Origin;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.message.MessageKey;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import linkspan.model.ExchangeProperty;
import linkspan.platform.crash.CrashPoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one record after the other on camel-kafka's thread, and each as often as it takes: it returns when the record's
 * unit is committed and its offset with it, or when the consumer is stopping, which leaves the offset where it was.
 *
 * <p>While the database is down it waits here, and the topic with it. If that takes longer than Kafka's {@code
 * max.poll.interval} (5 minutes) the partition goes to somebody else: the record may then be run twice, and the inbox lets
 * one of them take effect.
 */
final class RecordProcessor implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(RecordProcessor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final String KEY_ID = "topic";
    private final String system;
    private final String route;
    private final TopicServices services;
    private final Consumer<RouteRun> runner;
    private final CountDownLatch stopping = new CountDownLatch(1);

    RecordProcessor(String system, String route, TopicServices services, Consumer<RouteRun> runner) {
        this.system = system;
        this.route = route;
        this.services = services;
        this.runner = runner;
    }

    /** No record is begun any more; one that waits for its next attempt is left. */
    void stop() {
        stopping.countDown();
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        TopicRecord record = record(exchange);
        Duration pause = FIRST_PAUSE;
        while (true) {
            if (stopping.getCount() == 0) {
                throw new RejectedExecutionException("stopping: the record is read again after the next start");
            }
            RecordEnd end = run(record);
            if (end instanceof RecordEnd.Stored) {
                break;
            }
            LOG.warn("record waits system={} route={} cause={}", system, route, end);
            stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
        CrashPoint.at("E1");
        Objects.requireNonNull(exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class))
                .commit();
    }

    private RecordEnd run(TopicRecord record) {
        String trace = services.traces().apply(record.traceparent());
        ReceivedMessage message = new ReceivedMessage(
                services.ids().get(),
                new MessageKey(system, "TOPIC", route, record.identity()),
                record.value().sha256(),
                record.value(),
                record.contentType(),
                trace,
                null);
        UnitOfWork unit = new UnitOfWork();
        unit.attach(new Origin(system, message.id(), trace));
        CompletableFuture<RecordEnd> result = new CompletableFuture<>();
        runner.accept(new RouteRun(
                record.value().content(),
                unit,
                properties(record),
                Ruling.WhenRefused.KEEP,
                new RecordCompletion(unit, message, services.committer(), services.pages(), result)));
        RecordEnd end = result.join();
        if (end instanceof RecordEnd.Stored stored) {
            services.meters().count(stored.outcome(), system, route, stored.code());
            if (stored.outcome().equals("kept") || stored.outcome().equals("refused")) {
                LOG.warn(
                        "message {} system={} route={} messageId={} code={}",
                        stored.outcome(),
                        system,
                        route,
                        message.id(),
                        stored.code());
            }
            if (stored.outcome().equals("accepted") && !unit.hasEvents()) {
                services.meters().empty(system, route);
                LOG.info("nothing in it for us system={} route={} messageId={}", system, route, message.id());
            }
        }
        return end;
    }

    private Map<String, Object> properties(TopicRecord record) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ExchangeProperty.RECORD, record.identity());
        properties.put(ExchangeProperty.CALLER, new Caller(system, KEY_ID));
        properties.put(ExchangeProperty.CLIENT, system);
        properties.put(ExchangeProperty.PATH, Map.of());
        properties.put(ExchangeProperty.QUERY, Map.of());
        return properties;
    }

    private static TopicRecord record(Exchange exchange) {
        return TopicRecord.of(
                exchange.getMessage().getHeader(KafkaConstants.KEY, byte[].class),
                exchange.getMessage().getBody(byte[].class),
                header(exchange, TopicEndpoint.EVENT_ID),
                header(exchange, TopicEndpoint.SOURCE),
                header(exchange, TopicEndpoint.TRACE));
    }

    private static String header(Exchange exchange, String name) {
        String value = exchange.getMessage().getHeader(name, String.class);
        return value == null ? "" : value;
    }
}
