package linkspan.blackbox.nemesis;

/** A hub did not come back from a strike that it must survive. */
public final class HubFailed extends RuntimeException {
    HubFailed(String message) {
        super(message);
    }
}
