package linkspan.platform.resilience;

/** A {@link DeliveryFailure} out of the midst of something that is read, where none can be declared. */
public final class DeliveryFailed extends RuntimeException {
    private final DeliveryFailure failure;

    public DeliveryFailed(DeliveryFailure failure) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
    }

    /** The failure that it carries, or the error itself. */
    public static Throwable unwrapped(Throwable error) {
        return error instanceof DeliveryFailed failed ? failed.failure : error;
    }
}
