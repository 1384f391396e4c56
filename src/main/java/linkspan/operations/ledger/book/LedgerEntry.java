package linkspan.operations.ledger.book;

import java.time.Instant;

/** An accepted event: what the ledger counts. */
public record LedgerEntry(String eventId, String type, String topic, String key, long seq, Instant at) {}
