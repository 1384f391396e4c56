package linkspan.inbound.topic;

/** What became of one run of a record through its route. */
sealed interface RecordEnd {
    /**
     * Committed now or before: its offset may move on.
     *
     * @param outcome accepted, kept, replayed (it was there before) or refused (by a store, which the message notes)
     * @param code a failure code, or 200
     */
    record Stored(String outcome, String code) implements RecordEnd {}

    /** Nothing was written, or nobody knows: the same record again, none after it before. */
    record Again(String why) implements RecordEnd {}
}
