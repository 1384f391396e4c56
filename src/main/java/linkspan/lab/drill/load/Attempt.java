package linkspan.lab.drill.load;

/**
 * One post and what came back.
 *
 * @param hub index of the hub that it went to
 * @param message delivery id
 * @param startMicros of the epoch, so is {@code endMicros}
 * @param status 0 when there was no answer
 */
public record Attempt(int hub, String message, String orderId, long startMicros, long endMicros, int status) {
    public boolean accepted() {
        return status / 100 == 2;
    }

    public long millis() {
        return (endMicros - startMicros) / 1_000;
    }
}
