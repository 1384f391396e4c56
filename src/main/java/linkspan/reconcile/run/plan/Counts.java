package linkspan.reconcile.run.plan;

/** How many rows a run has read so far, and keys it has compared. */
public record Counts(long left, long right, long compared) {
    public static final Counts NONE = new Counts(0, 0, 0);
}
