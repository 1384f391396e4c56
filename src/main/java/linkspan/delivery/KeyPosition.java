package linkspan.delivery;

/**
 * What a row of {@code key_positions} said under its lock.
 *
 * @param doneSeq the last event of the key that is settled for the system
 * @param parked something of the key waits in {@code pending}
 */
record KeyPosition(long doneSeq, boolean parked, long claim) {}
