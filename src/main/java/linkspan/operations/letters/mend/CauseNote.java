package linkspan.operations.letters.mend;

import java.time.Instant;

/**
 * What people know about a cause.
 *
 * @param owner who looks after it; empty: nobody yet
 * @param note empty where nothing is known
 */
public record CauseNote(String owner, String note, String by, Instant at) {}
