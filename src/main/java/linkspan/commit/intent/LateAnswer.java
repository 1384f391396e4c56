package linkspan.commit.intent;

/**
 * A unit's share: a message was stored as running before, and this unit brings its answer. If another unit has brought one
 * meanwhile, nothing of this one is written.
 *
 * @param messageId of the stored message
 */
public record LateAnswer(String messageId) {}
