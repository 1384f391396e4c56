package linkspan.inbound.poll;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.poll.source.RowPage;
import linkspan.model.failure.Unmappable;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.spi.Synchronization;

/** {@code poll:row}, the first step for each row: from here on the row has its own unit of work, committed with its page. */
final class RowProcessor implements Processor {
    private static final class Unstorable extends Unmappable {
        Unstorable(String flaw) {
            super("a text in it " + flaw);
        }

        @Override
        public String path() {
            return "";
        }
    }

    /** Its steps have ended, well or not. */
    private record End(RowRun row) implements Synchronization {
        @Override
        public void onComplete(Exchange exchange) {
            boolean handled =
                    Boolean.TRUE.equals(exchange.getExchangeExtension().getErrorHandlerHandled());
            Throwable cause = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
            if (handled && cause != null && row.letter().isEmpty()) {
                row.undecided(cause);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            Throwable cause = exchange.getException();
            row.undecided(
                    cause == null ? new IllegalStateException("the route has marked a row as rollback only") : cause);
        }
    }

    @Override
    public void process(Exchange exchange) {
        PollRun run = exchange.getProperty(PollRun.PROPERTY, PollRun.class);
        if (run == null) { // one that was kept is run again alone
            return;
        }
        RowPage.Row row = Objects.requireNonNull(
                exchange.getMessage().getBody(RowPage.Row.class), "poll:row stands in the split of a page");
        RowRun begun = run.begin(new RowRun(run, row));
        exchange.setProperty(UnitOfWork.PROPERTY, begun.unit());
        exchange.getExchangeExtension().addOnCompletion(new End(begun));
        exchange.getMessage().setBody(row.content());
        if (holdsNul(row.content())) {
            throw new Unstorable("holds the character U+0000");
        }
    }

    private static boolean holdsNul(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().indexOf(0) >= 0;
        }
        for (JsonNode inside : value) {
            if (holdsNul(inside)) {
                return true;
            }
        }
        return value.isObject()
                && value.properties().stream().anyMatch(field -> field.getKey().indexOf(0) >= 0);
    }
}
