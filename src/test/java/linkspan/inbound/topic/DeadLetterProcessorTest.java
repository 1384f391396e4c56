package linkspan.inbound.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.DeadLetter;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.database.DatabaseFailed;
import linkspan.platform.part.Part;
import linkspan.platform.resilience.DeliveryFailure;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.RuntimeExchangeException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes a letter, and what comes again because it may go through in a moment. */
class DeadLetterProcessorTest {
    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new Refused(FailureCode.NOT_FOUND, "x"), "not-found: x"),
                Arguments.of(new DeliveryFailure(FailureCode.SYSTEM_REFUSED, "x"), "system-refused: x"),
                Arguments.of(new IllegalStateException("secret"), "route-failed: IllegalStateException"),
                Arguments.of(new DatabaseFailed(new SQLException("down")), null),
                Arguments.of(
                        new RuntimeExchangeException(null, null, new DatabaseFailed(new SQLException("down"))), null),
                Arguments.of(new Refused(FailureCode.NOT_STORED, "x"), null),
                Arguments.of(new DeliveryFailure(FailureCode.SYSTEM_UNREACHABLE, "x"), null));
    }

    @ParameterizedTest
    @MethodSource
    void causes(Exception cause, String error) {
        UnitOfWork unit = unit();
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(UnitOfWork.PROPERTY, unit);
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, cause);
        new DeadLetterProcessor().process(exchange);
        assertThat(unit.part(DeadLetter.class).map(DeadLetter::error)).isEqualTo(Optional.ofNullable(error));
        assertThat(unit.hasEvents()).isEqualTo(error == null);
    }

    private static UnitOfWork unit() {
        UnitOfWork unit = new UnitOfWork();
        unit.add(Part.WHOLE, new EventDraft(EventType.ORDER_DISPATCHED, Json.read("{\"orderId\": \"o\"}")));
        return unit;
    }

    @Test
    void a_record_is_the_same_by_its_content_and_its_cloud_events_id_never_by_where_it_stands() {
        String plain = record("", "k", "v").identity();
        assertThat(record("", "k", "v").identity()).isEqualTo(plain).hasSize(64);
        assertThat(Stream.of(record("1", "k", "v"), record("", "kv", ""), record("", "", "kv"), record("", "k", "w"))
                        .map(TopicRecord::identity))
                .doesNotHaveDuplicates()
                .doesNotContain(plain);
        assertThat(TopicRecord.of(null, null, "", "", "").contentType()).isEmpty();
        assertThat(record("", "", " <a/>").contentType()).isEqualTo("application/xml");
    }

    private static TopicRecord record(String id, String key, String value) {
        return TopicRecord.of(key.getBytes(), value.getBytes(), id, "", "");
    }
}
