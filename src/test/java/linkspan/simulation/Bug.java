package linkspan.simulation;

/** A defect that is planted into a world, so that a test sees the simulator find it. */
public enum Bug {
    NONE,
    /** A decision is made without the lock of its row. */
    LOCK_FIRST,
    /** What is read after the lock is what was there before it was waited for. */
    READ_NEXT,
    /** A hub that stood still goes on as if its partitions were still its own. */
    EPOCH,
    /** A key that another hub has claimed is taken all the same. */
    CLAIM,
    /** Calls begin without a note of them. */
    NOTE;

    /** What the database is sent instead. */
    String statement(String sql) {
        return switch (this) {
            case LOCK_FIRST -> sql.contains("skip locked") ? sql : sql.replace(" for update", "");
            case CLAIM -> sql.replace("claim_until < ?)", "claim_until < ? or true)");
            default -> sql;
        };
    }
}
