package linkspan.inbound.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bucket4j.Bucket;
import linkspan.inbound.poll.source.PollOptions;
import linkspan.inbound.poll.source.SourceTime;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.crash.CrashPoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * {@code poll:next}: says to the step that asks the source where its next page begins, as headers {@code time}, {@code id},
 * {@code limit} or {@code cursor} for {@code jdbc:}, as the fields of that name for {@code call:}, and to a {@code call:} with {@code next=} as
 * {@link ExchangeProperty#PAGE}.
 */
final class NextProcessor implements Processor {
    private final PollOptions options;
    private final @Nullable Bucket bucket;

    NextProcessor(PollOptions options) {
        this.options = options;
        PollOptions.Rate rate = options.rate();
        bucket = rate.burst() == 0
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, rate.refill()))
                        .build();
    }

    @Override
    public void process(Exchange exchange) {
        PollRun run = exchange.getProperty(PollRun.PROPERTY, PollRun.class);
        if (run == null) {
            throw new IllegalStateException("poll:next stands in a route that a schedule starts");
        }
        if (bucket != null && !bucket.tryConsume(1)) {
            throw new Refused(FailureCode.TOO_MANY_REQUESTS, "as many requests as burst= and refill= allow");
        }
        CrashPoint.at("G1");
        run.asks(run.services().clock().instant());
        ObjectNode question = options.source().question(run.checkpoint().position(), run.head());
        exchange.setProperty(ExchangeProperty.DATA, question);
        exchange.removeProperty(ExchangeProperty.NEXT);
        if (question.has("cursor")) {
            exchange.setProperty(ExchangeProperty.PAGE, question.path("cursor").asText(""));
        }
        Message message = exchange.getMessage();
        question.properties().forEach(field -> {
            Object value = field.getKey().equals("time") ? typed(field.getValue()) : plain(field.getValue());
            message.setHeader(field.getKey(), value);
        });
    }

    private Object typed(JsonNode time) {
        SourceTime clock = options.clock();
        return clock.typed(time.textValue());
    }

    private static @Nullable Object plain(JsonNode value) {
        return value.isNumber() ? value.longValue() : value.isNull() ? null : value.asText();
    }
}
