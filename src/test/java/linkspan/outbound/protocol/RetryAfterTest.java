package linkspan.outbound.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T07:00:00Z"), ZoneOffset.UTC);
    private final RetryAfter retryAfter = new RetryAfter(CLOCK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "180 | 180",
                "0 | 0",
                "0120 | 120",
                "Sun, 29 Nov 2026 07:05:00 GMT | 300",
                "Sunday, 29-Nov-26 07:05:00 GMT | 300",
                "Sun Nov 29 07:05:00 2026 | 300",
                "Tue Dec  1 07:00:00 2026 | 21600", // padded with a space; six hours are the most
                "sun, 29 nov 2026 07:05:00 gmt | 300",
                "Sun, 06 Nov 1994 08:49:37 GMT | 0", // long past
                "Sunday, 06-Nov-94 08:49:37 GMT | 0", // more than fifty years ahead would be 2094
                "Sun Nov  6 08:49:37 1994 | 0",
                "21601 | 21600",
                "999999999999999999999999 | 21600",
                "Fri, 31 Dec 9999 23:59:59 GMT | 21600"
            })
    void every_form_of_rfc_9110_is_understood_within_bounds(String header, long seconds) {
        assertThat(retryAfter.of(header)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "1.5",
                "+3",
                "soon",
                "٣",
                "2026-11-29T07:05:00Z",
                "Sun, 31 Feb 2026 07:05:00 GMT",
                "Sun, 29 Nov 2026 07:05:00 CET",
                "120, 240"
            })
    void anything_else_is_as_if_it_were_not_there(String header) {
        assertThat(retryAfter.of(header)).isNull();
    }

    @Test
    void it_is_honoured_in_an_answer_of_http_200_that_says_429() {
        var failure = new ReplyTable(true, CLOCK)
                .failure(new Transport.Reply(
                        200, "application/json", "120", Buffer.buffer("{\"code\":42901,\"message\":\"slowly\"}")))
                .orElseThrow();

        assertThat(failure.code()).isEqualTo(FailureCode.SYSTEM_ERROR);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(120));
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "40001,SYSTEM_REFUSED",
        "40101,SYSTEM_ERROR",
        "40300,SYSTEM_ERROR",
        "40400,SYSTEM_REFUSED",
        "40800,SYSTEM_ERROR",
        "42500,SYSTEM_ERROR",
        "42901,SYSTEM_ERROR",
        "50000,SYSTEM_ERROR",
        "-1,SYSTEM_REFUSED"
    })
    void the_code_of_an_envelope_counts_as_the_status_that_it_begins_with(int code, FailureCode expected) {
        Buffer body = Buffer.buffer("{\"code\":" + code + "}");

        assertThat(new ReplyTable(true, CLOCK).failure(new Transport.Reply(200, "application/json", "", body)))
                .map(DeliveryFailure::code)
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "301,NONE", "302,POSSIBLE", "303,POSSIBLE", "307,NONE", "400,NONE", "401,NONE", "403,NONE", "404,NONE",
        "405,NONE", "406,POSSIBLE", "408,POSSIBLE", "409,NONE", "413,NONE", "415,NONE", "422,NONE", "425,NONE",
        "429,NONE", "499,POSSIBLE", "500,POSSIBLE", "501,NONE", "502,POSSIBLE", "504,POSSIBLE", "599,POSSIBLE"
    })
    void a_status_proves_that_nothing_was_done_or_it_does_not(int status, Effect effect) {
        assertThat(StatusTable.effect(status, false)).isEqualTo(effect);
        assertThat(StatusTable.effect(status, true)).isEqualTo(effect);
    }

    @Test
    void a_503_proves_it_when_its_sender_says_when_to_come_again() {
        assertThat(StatusTable.effect(503, true)).isEqualTo(Effect.NONE);
        assertThat(StatusTable.effect(503, false)).isEqualTo(Effect.POSSIBLE);
    }
}
