package linkspan.delivery.lane;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Where a partition is read on, and whether records were lost before that which the system may never have got.
 *
 * @param offset of the next record
 * @param lost why, in words; null when the log goes on where the group has left it
 */
record LogStart(OffsetAndMetadata offset, @Nullable String lost) {
    /** The group is new, or the broker has forgotten it. */
    static final String NEVER_READ = "no offset is known";

    /**
     * What is known of a partition.
     *
     * @param committed where the group has left it, with the topic's id of then; null when it never has, or the broker has
     *     forgotten it
     * @param first offset that is left
     * @param end offset after the last record
     * @param topicId empty when it is not known
     * @param sibling the group has left another partition of this very topic somewhere
     */
    record Known(@Nullable OffsetAndMetadata committed, long first, long end, String topicId, boolean sibling) {}

    static LogStart of(Known known) {
        OffsetAndMetadata committed = known.committed;
        if (committed == null) {
            boolean never = known.first == 0 && known.sibling; // nothing came yet, or the partition is new
            return never ? new LogStart(new OffsetAndMetadata(0), null) : lost(known, NEVER_READ);
        }
        if (!isOf(committed, known.topicId)) {
            return lost(known, "the topic was made anew");
        }
        if (committed.offset() < known.first) {
            return lost(known, "records from offset " + committed.offset() + " on are gone");
        }
        return committed.offset() > known.end
                ? lost(known, "the log ends before offset " + committed.offset())
                : new LogStart(committed, null);
    }

    /** False: it counts records of an earlier topic of this name. */
    static boolean isOf(OffsetAndMetadata committed, String topicId) {
        return committed.metadata().isEmpty()
                || topicId.isEmpty()
                || committed.metadata().equals(topicId);
    }

    /** All that is left is read: what was done is dropped by its number. */
    private static LogStart lost(Known known, String why) {
        return new LogStart(new OffsetAndMetadata(known.first), why);
    }
}
