package linkspan.commit.intent;

/** Ends a route whose sender has its answer already; nothing further is written. Has no stack trace. */
public final class Settled extends RuntimeException {
    public Settled() {
        super("answered already", null, false, false);
    }
}
