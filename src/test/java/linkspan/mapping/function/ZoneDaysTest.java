package linkspan.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeSet;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record of one day here is of another day there: none is lost or doubled for it. */
class ZoneDaysTest {
    private final Mapping day;
    private final Mapping local;
    private final Mapping utc;

    ZoneDaysTest(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("acme"));
        day = compiled(root, "day", "[utc(day-in-zone(.day, .zone))]");
        local = compiled(root, "local", "[utc(in-zone(.time, .zone))]");
        utc = compiled(root, "utc", "[utc(.time), offset-of(.time)]");
    }

    private static Mapping compiled(Path root, String name, String text) throws IOException {
        Path file = root.resolve("acme/" + name + ".jslt");
        Files.writeString(file, text);
        return new JsltEngine(root).compile("acme/" + name, file);
    }

    private static JsonNode map(Mapping mapping, String field, Object value, String zone) {
        return mapping.map(Json.of(Map.of(field, value.toString(), "zone", zone)), Map.of());
    }

    private Instant start(LocalDate date, String zone) {
        return Instant.parse(map(day, "day", date, zone).get(0).asText());
    }

    /** Days lie end to end, whatever the clocks do at midnight: every moment is of exactly one day. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026",
        "America/New_York, 2026",
        "America/Sao_Paulo, 2018",
        "Asia/Beirut, 2022",
        "Africa/Cairo, 2014",
        "Pacific/Apia, 2011",
        "Asia/Shanghai, 2026",
        "Australia/Lord_Howe, 2026"
    })
    void a_years_days_cover_it_once(String zone, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        Instant end = start(first, zone);
        for (LocalDate date = first; date.getYear() == year; date = date.plusDays(1)) {
            Instant start = start(date, zone);
            Instant next = start(date.plusDays(1), zone);
            assertThat(start).as(date.toString()).isEqualTo(end);
            assertThat(Duration.between(start, next)).isBetween(Duration.ZERO, Duration.ofHours(25));
            if (!next.equals(start)) {
                assertThat(start.atZone(ZoneId.of(zone)).toLocalDate()).isEqualTo(date);
            }
            end = next;
        }
        assertThat(end).isEqualTo(start(LocalDate.of(year + 1, 1, 1), zone));
    }

    /** A time that carries its offset is one moment, in the hour that comes twice, too. */
    @Test
    void the_hour_that_comes_twice_is_two_hours_where_offsets_are_stated() {
        TreeSet<String> moments = new TreeSet<>();
        Instant from = Instant.parse("2026-10-24T22:00:00Z");
        for (int quarter = 0; quarter < 25 * 4; quarter++) {
            OffsetDateTime here = from.plus(Duration.ofMinutes(15L * quarter))
                    .atZone(ZoneId.of("Europe/Berlin"))
                    .toOffsetDateTime();
            JsonNode read = map(utc, "time", here, "");
            moments.add(read.get(0).asText());
            assertThat(read.get(1).asText()).isEqualTo(here.getOffset().getId());
        }
        assertThat(moments).hasSize(100).first().isEqualTo("2026-10-24T22:00:00Z");
        assertThat(moments).last().isEqualTo("2026-10-25T22:45:00Z");
    }

    /** Without an offset nobody can tell the two apart: each record is kept, at the first of the two moments. */
    @Test
    void no_local_time_falls_out_of_the_day_on_which_clocks_go_back() {
        Instant last = Instant.MIN;
        for (LocalDateTime time = LocalDateTime.of(2026, 10, 25, 0, 0);
                time.getDayOfMonth() == 25;
                time = time.plusMinutes(15)) {
            Instant at = Instant.parse(
                    map(local, "time", time, "Europe/Berlin").get(0).asText());
            assertThat(at).as(time.toString()).isAfter(last);
            last = at;
        }
    }

    /** What the clocks left out never happened: refused by name, and not moved to where another record is. */
    @Test
    void a_local_time_that_never_was_is_refused_and_all_others_are_kept() {
        TreeSet<Instant> kept = new TreeSet<>();
        int refused = 0;
        for (LocalDateTime time = LocalDateTime.of(2026, 3, 29, 0, 0);
                time.getDayOfMonth() == 29;
                time = time.plusMinutes(15)) {
            try {
                kept.add(Instant.parse(
                        map(local, "time", time, "Europe/Berlin").get(0).asText()));
            } catch (MappingFailed e) {
                assertThat(e).hasMessageContaining("time: the clocks in its zone left this time out");
                assertThat(time.getHour()).isEqualTo(2);
                refused++;
            }
        }
        assertThat(refused).isEqualTo(4);
        assertThat(kept).hasSize(92);
    }
}
