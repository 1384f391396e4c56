package linkspan.commit.relay;

/** The broker has not taken a batch, or that is unknown: all of it is sent again. */
final class PublishFailed extends RuntimeException {
    PublishFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
