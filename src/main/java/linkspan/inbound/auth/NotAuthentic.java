package linkspan.inbound.auth;

/** The sender is not who it says, or does not prove it well. The cause is for the audit log only, never for the sender. */
public final class NotAuthentic extends Exception {
    private final String claimed;

    /**
     * @param claimed key id or system that the request names, as far as it was well-formed
     * @param cause short, without secrets
     */
    public NotAuthentic(String claimed, String cause) {
        super(cause, null, false, false);
        this.claimed = claimed;
    }

    public String claimed() {
        return claimed;
    }
}
