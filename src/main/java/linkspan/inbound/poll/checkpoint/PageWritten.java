package linkspan.inbound.poll.checkpoint;

/**
 * A page is committed.
 *
 * @param bad rows that became dead letters
 * @param stopped why the poll has stopped with it; empty: it goes on
 */
public record PageWritten(long bad, String stopped) {}
