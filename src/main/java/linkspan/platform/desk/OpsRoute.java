package linkspan.platform.desk;

/**
 * Something that the ops port serves.
 *
 * @param path a path of Vert.x Web; parameters are {@code :id}. Only what is under {@code /health} and {@code /metrics}
 *     is open, all else needs the token.
 */
public record OpsRoute(String method, String path, Work work) {
    /** May block. A {@link linkspan.model.failure.Refused} is told to the caller, anything else is a 500 without details. */
    @FunctionalInterface
    public interface Work {
        OpsReply answer(OpsRequest request);
    }

    public static OpsRoute get(String path, Work work) {
        return new OpsRoute("GET", path, work);
    }

    public static OpsRoute post(String path, Work work) {
        return new OpsRoute("POST", path, work);
    }
}
