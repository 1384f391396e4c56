package linkspan.business.stock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What identifies and dates a change, as far as the warehouse says.
 *
 * @param movementNo its count of the changes of this SKU
 * @param occurredAt in microseconds, as databases keep them
 */
record StockNews(
        long afterQty,
        @Nullable Long movementNo,
        @Nullable String movementId,
        @Nullable Instant occurredAt) {
    StockNews {
        occurredAt = occurredAt == null ? null : occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    static StockNews of(JsonNode change) {
        JsonNode number = change.path("movementNo");
        return new StockNews(
                change.path("afterQty").longValue(),
                number.isNumber() ? (Long) number.longValue() : null,
                change.path("movementId").textValue(),
                time(change.path("occurredAt").asText("")));
    }

    /** Told already: the same movement with the same outcome. With another one it is a correction, and the later one counts. */
    boolean isSameAs(StockNews known) {
        boolean sameNumber = movementNo != null && movementNo.equals(known.movementNo);
        boolean same =
                movementId != null && known.movementId != null ? movementId.equals(known.movementId) : sameNumber;
        return same && afterQty == known.afterQty;
    }

    /** By the warehouse's own count where both have one, else by its time; without either nothing is older. */
    boolean isOlderThan(StockNews known) {
        if (movementNo != null && known.movementNo != null) {
            return movementNo < known.movementNo;
        }
        return occurredAt != null && known.occurredAt != null && occurredAt.isBefore(known.occurredAt);
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
