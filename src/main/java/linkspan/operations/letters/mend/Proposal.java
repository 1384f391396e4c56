package linkspan.operations.letters.mend;

/**
 * An edit that waits for a second person.
 *
 * @param edit which one, so that nobody approves another than he has read
 * @param by who proposed it, and may not approve it
 * @param before what the letter said then
 */
public record Proposal(long edit, String by, String before, String proposed) {}
