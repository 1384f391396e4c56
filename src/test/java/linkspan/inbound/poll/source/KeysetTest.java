package linkspan.inbound.poll.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import linkspan.model.Json;
import linkspan.model.failure.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table is read to its end, tick after tick, also where clocks are put forward and back. */
class KeysetTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final RowFields FIELDS = new RowFields("", "at", "id");
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final int SIZE = 7;

    /** A row as it is committed: stamped before, by a clock that may be wrong by a minute. {@code order}: of the stamp. */
    private record Committed(Instant at, String stamp, LocalDateTime order, int id) {}

    /** Polls a table whose rows are stamped in that zone, for hours around the moment; returns the ids in the order of their coming. */
    private static List<Integer> polled(String zone, Instant around, long seed) {
        ZoneId of = zone.isEmpty() ? null : ZoneId.of(zone);
        SourceTime clock = new SourceTime(of, OVERLAP);
        Keyset keyset = new Keyset(FIELDS, clock, SIZE, of == null ? "1970-01-01T00:00:00Z" : "1970-01-01T00:00");
        SplittableRandom random = new SplittableRandom(seed);
        Instant start = around.minus(Duration.ofHours(3));
        List<Committed> future = new ArrayList<>();
        for (int id = 0; id < 600; id++) {
            Instant stamped = start.plusSeconds(random.nextInt(6 * 3_600));
            Instant committed = stamped.plusSeconds(random.nextInt(200));
            String stamp = of == null
                    ? stamped.toString()
                    : LocalDateTime.ofInstant(stamped, of).toString();
            future.add(new Committed(committed, stamp, clock.stamp(stamp).inOrder(), id));
        }
        future.sort(Comparator.comparing(Committed::order).thenComparing(Committed::id));
        List<Integer> came = new ArrayList<>();
        Set<String> known = new HashSet<>();
        ObjectNode position = NODES.objectNode();
        for (Instant now = start; now.isBefore(start.plus(Duration.ofHours(7))); now = now.plusSeconds(47)) {
            Instant tick = now;
            List<Committed> table =
                    future.stream().filter(row -> !row.at.isAfter(tick)).toList();
            ObjectNode head = position;
            RowPage page;
            do {
                page = keyset.page(
                        position,
                        head,
                        new SourceAnswer(answer(table, clock, keyset.question(position, head)), "", now));
                for (RowPage.Row row : page.rows()) {
                    if (!known.contains(row.key())) {
                        came.add(row.content().path("id").asInt());
                    }
                    if (row.comesAgain()) {
                        known.add(row.key());
                    }
                }
                position = page.settled();
                head = page.head();
            } while (!page.last());
        }
        return came;
    }

    /** As a database would: after the time and id that are asked for, in their order. */
    private static ArrayNode answer(List<Committed> table, SourceTime clock, ObjectNode question) {
        LocalDateTime after = clock.stamp(question.path("time").asText()).inOrder();
        ArrayNode rows = NODES.arrayNode();
        table.stream()
                .filter(row -> {
                    int order = row.order.compareTo(after);
                    return order > 0
                            || order == 0
                                    && !question.path("id").isNull()
                                    && row.id > question.path("id").asInt();
                })
                .limit(SIZE)
                .forEach(row -> rows.add(NODES.objectNode().put("at", row.stamp).put("id", row.id)));
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 2026-10-25T01:00:00Z",
        "America/New_York, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-11-01T06:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T15:30:00Z",
        "America/St_Johns, 2026-11-01T04:30:00Z",
        "America/St_Johns, 2026-03-08T05:30:00Z",
        "Asia/Shanghai, 2026-03-29T01:00:00Z",
        "Asia/Shanghai, 2026-10-25T01:00:00Z",
        "'', 2026-10-25T01:00:00Z"
    })
    void over_a_switch_of_the_clocks_every_row_comes_once(String zone, Instant around) {
        for (int seed = 0; seed < 3; seed++) {
            assertThat(polled(zone, around, seed)).hasSize(600).doesNotHaveDuplicates();
        }
    }

    @Test
    void rows_out_of_order_are_refused_not_skipped() {
        Keyset keyset = new Keyset(FIELDS, new SourceTime(null, OVERLAP), SIZE, "1970-01-01T00:00:00Z");
        assertThatThrownBy(() -> keyset.page(
                        NODES.objectNode(),
                        NODES.objectNode(),
                        answer(
                                "[{\"at\":\"2026-01-02T00:00:00Z\",\"id\":1},{\"at\":\"2026-01-01T00:00:00Z\",\"id\":2}]",
                                "",
                                Instant.parse("2026-02-01T00:00:00Z"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not in the order of at");
    }

    private static SourceAnswer answer(String json, String next, Instant asked) {
        return new SourceAnswer(Json.read(json), next, asked);
    }

    @Test
    void pages_with_a_cursor_are_read_to_the_last_and_then_from_when_the_run_began() {
        Cursored pages =
                new Cursored(new RowFields("orders", "", ""), new SourceTime(null, OVERLAP), "1970-01-01T00:00:00Z");
        ObjectNode start = NODES.objectNode();
        Instant now = Instant.parse("2026-02-01T00:00:00Z");
        RowPage first = pages.page(start, start, answer("{\"orders\":[{\"a\":1}]}", "x", now));
        assertThat(first.last()).isFalse();
        assertThat(pages.question(first.settled(), first.head()).path("cursor").asText())
                .isEqualTo("x");
        RowPage last =
                pages.page(first.settled(), first.head(), answer("{\"orders\":[{\"a\":2}]}", "", now.plusSeconds(99)));
        assertThat(last.last()).isTrue();
        assertThat(last.settled().path("time").asText()).isEqualTo("2026-01-31T23:55:00Z");
    }
}
