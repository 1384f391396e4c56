package linkspan.inbound.message;

import linkspan.commit.Answer;

/**
 * A unit's share: when a store refuses it, its message is kept for a person, who may replay it when things have changed.
 *
 * @param answer what the sender is told then
 */
public record KeepWhenRefused(Answer answer) {}
