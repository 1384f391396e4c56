package linkspan.inbound.topic;

import java.util.Objects;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.DeadLetter;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.model.failure.Unmappable;
import linkspan.platform.database.DatabaseFailed;
import linkspan.platform.resilience.DeliveryFailure;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks the unit's message as a dead letter; not for what may go through in a moment: that comes again. */
final class DeadLetterProcessor implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterProcessor.class);

    @Override
    public void process(Exchange exchange) {
        UnitOfWork unit = Objects.requireNonNull(exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class));
        Throwable cause = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        DeadLetter letter = letter(cause);
        if (letter != null) {
            unit.dropEvents();
            unit.attach(letter);
        }
    }

    private static @Nullable DeadLetter letter(@Nullable Throwable cause) {
        if (cause == null) {
            return new DeadLetter(FailureCode.ROUTE_FAILED, "");
        }
        DatabaseFailed database = ObjectHelper.getException(DatabaseFailed.class, cause);
        if (database != null) {
            return database.isOfTheData()
                    ? new DeadLetter(FailureCode.MAPPING_FAILED, "a value in it cannot be looked up: no name holds it")
                    : null;
        }
        Unmappable unmappable = ObjectHelper.getException(Unmappable.class, cause);
        if (unmappable != null) {
            return new DeadLetter(FailureCode.MAPPING_FAILED, String.valueOf(unmappable.getMessage()));
        }
        Refused refused = ObjectHelper.getException(Refused.class, cause);
        if (refused != null) {
            return refused.code().retry() ? null : new DeadLetter(refused.code(), String.valueOf(refused.getMessage()));
        }
        DeliveryFailure failure = ObjectHelper.getException(DeliveryFailure.class, cause);
        if (failure != null) {
            return failure.code().retry() ? null : new DeadLetter(failure.code(), String.valueOf(failure.getMessage()));
        }
        LOG.warn("a step failed in a way that nobody expected", cause);
        return new DeadLetter(FailureCode.ROUTE_FAILED, cause.getClass().getSimpleName());
    }
}
