package linkspan.operations.alert;

import java.time.Instant;

/**
 * Until when nobody is told, and who wants it so.
 *
 * @param rule its label, or {@code *}
 * @param subject or {@code *}
 */
public record Silence(String rule, String subject, Instant until, String actor, String reason) {}
