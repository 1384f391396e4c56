package linkspan.lab.process;

/** A child did not start, or ended by itself; the message holds the end of its log. */
public final class ChildFailed extends RuntimeException {
    ChildFailed(String message) {
        super(message);
    }
}
