package linkspan.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** RFC 3339 times; absent values (null or blank) give null. */
final class TimeFunctions {
    private static final long YEAR_10000 = 253_402_300_800_000L;

    private TimeFunctions() {}

    static List<Function> all() {
        return List.of(
                new Authored("utc", 1, 1, a -> utc(a[0])),
                new Authored("offset-of", 1, 1, a -> offsetOf(a[0])),
                new Authored("zoned", 2, 2, a -> zoned(a[0], a[1])),
                new Authored("local-time", 3, 3, a -> localTime(a[0], a[1], a[2])),
                new Authored("by-time", 2, 2, a -> byTime(a[0], a[1])),
                new Authored("in-zone", 2, 2, a -> inZone(a[0], a[1])),
                new Authored("day-in-zone", 2, 2, a -> dayInZone(a[0], a[1])));
    }

    /** A time with offset, or milliseconds since 1970, as {@code 2026-11-11T03:11:11Z}; a fraction only if not zero. */
    private static JsonNode utc(JsonNode time) {
        if (Authored.isAbsent(time)) {
            return NullNode.instance;
        }
        Instant instant = time.isIntegralNumber() ? epoch(time) : parse(time).toInstant();
        return TextNode.valueOf(instant.toString());
    }

    /** {@code +08:00}; {@code +00:00} for Z and for the "-00:00" that some platforms send. */
    private static JsonNode offsetOf(JsonNode time) {
        if (Authored.isAbsent(time)) {
            return NullNode.instance;
        }
        ZoneOffset offset = parse(time).getOffset();
        return TextNode.valueOf(offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
    }

    /**
     * A local time and the same in GMT, both without zone: {@code 2017-03-22T16:28:02-03:00}. Without the local one it is
     * in GMT, without the other null: nobody knows when it was.
     */
    private static JsonNode zoned(JsonNode local, JsonNode gmt) {
        if (Authored.isAbsent(gmt)) {
            return NullNode.instance;
        }
        LocalDateTime inGmt = local(gmt, 1);
        LocalDateTime here = Authored.isAbsent(local) ? inGmt : local(local, 0);
        Duration ahead = Duration.between(inGmt, here);
        if (ahead.abs().compareTo(Duration.ofHours(18)) > 0 || ahead.getSeconds() % 60 != 0) {
            throw Refusal.of(0, local, "not the same time as its GMT twin");
        }
        return TextNode.valueOf(here.atOffset(ZoneOffset.ofTotalSeconds((int) ahead.getSeconds()))
                .toString());
    }

    /**
     * A local time in the form of the pattern (English month names, any case) and the name of its zone, {@code
     * America/Chicago}: with the offset that held there then. Of the hour that comes twice it is the first one.
     */
    private static JsonNode localTime(JsonNode time, JsonNode pattern, JsonNode zone) {
        if (Authored.isAbsent(time)) {
            return NullNode.instance;
        }
        try {
            DateTimeFormatter form = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern.asText())
                    .toFormatter(Locale.ENGLISH);
            return TextNode.valueOf(LocalDateTime.parse(time.asText().strip(), form)
                    .atZone(ZoneId.of(zone.asText()))
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refusal.expected("a time like \"" + pattern.asText() + "\" in a zone", 0, time);
        }
    }

    /** The objects by that field of theirs, a time in UTC; those without come first, equal ones stay as they stood. */
    private static JsonNode byTime(JsonNode objects, JsonNode field) {
        List<JsonNode> sorted = new ArrayList<>();
        objects.forEach(sorted::add);
        sorted.sort(Comparator.comparing(object -> {
            JsonNode time = object.path(field.asText());
            return Authored.isAbsent(time) ? Instant.MIN : parse(time).toInstant();
        }));
        return JsonNodeFactory.instance.arrayNode(sorted.size()).addAll(sorted);
    }

    /**
     * A local time and the name of its zone: {@code 2026-11-11T11:11:11+08:00}. Of an hour that came twice it is the first
     * one; a time that the clocks left out is refused.
     */
    private static JsonNode inZone(JsonNode local, JsonNode zone) {
        if (Authored.isAbsent(local)) {
            return NullNode.instance;
        }
        LocalDateTime time = local(local, 0);
        List<ZoneOffset> offsets = zone(zone).getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw Refusal.of(0, local, "the clocks in its zone left this time out");
        }
        return TextNode.valueOf(time.atOffset(offsets.get(0)).toString());
    }

    /** The first moment of a day in a zone: midnight, or the hour that followed where the clocks left midnight out. */
    private static JsonNode dayInZone(JsonNode day, JsonNode zone) {
        if (Authored.isAbsent(day)) {
            return NullNode.instance;
        }
        try {
            return TextNode.valueOf(LocalDate.parse(day.asText().strip())
                    .atStartOfDay(zone(zone))
                    .toOffsetDateTime()
                    .toString());
        } catch (DateTimeException e) {
            throw Refusal.expected("a day like 2026-11-11", 0, day);
        }
    }

    private static ZoneId zone(JsonNode name) {
        if (!ZoneId.getAvailableZoneIds().contains(name.asText())) {
            throw Refusal.expected("the name of a time zone", 1, name);
        }
        return ZoneId.of(name.asText());
    }

    private static LocalDateTime local(JsonNode time, int argument) {
        try {
            if (time.isTextual()) {
                return LocalDateTime.parse(time.textValue().strip());
            }
        } catch (DateTimeException e) {
            throw Refusal.expected("a time without offset", argument, time);
        }
        throw Refusal.expected("a time without offset", argument, time);
    }

    private static Instant epoch(JsonNode time) {
        if (!time.canConvertToLong() || time.longValue() < 0 || time.longValue() >= YEAR_10000) {
            throw Refusal.of(0, time, "time out of range");
        }
        return Instant.ofEpochMilli(time.longValue());
    }

    private static OffsetDateTime parse(JsonNode time) {
        if (!time.isTextual()) {
            throw Refusal.expected("a time with offset", 0, time);
        }
        try {
            OffsetDateTime parsed = OffsetDateTime.parse(time.textValue().strip());
            int year = parsed.withOffsetSameInstant(ZoneOffset.UTC).getYear();
            if (year < 1 || year > 9999) {
                throw Refusal.of(0, time, "time out of range");
            }
            return parsed;
        } catch (DateTimeException e) {
            throw Refusal.expected("a time with offset", 0, time);
        }
    }
}
