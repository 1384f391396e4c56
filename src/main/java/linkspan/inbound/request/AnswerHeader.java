package linkspan.inbound.request;

/** The headers that an answer may have beside its content type. There is no way to send any other. */
public enum AnswerHeader {
    ALLOW("Allow"),
    DEPRECATION("Deprecation"),
    ETAG("ETag"),
    IDEMPOTENT_REPLAYED("Idempotent-Replayed"),
    LINK("Link"),
    LOCATION("Location"),
    RATE_LIMIT("RateLimit"),
    RATE_LIMIT_POLICY("RateLimit-Policy"),
    RETRY_AFTER("Retry-After"),
    SUNSET("Sunset"),
    WWW_AUTHENTICATE("WWW-Authenticate");

    private final String wire;

    AnswerHeader(String wire) {
        this.wire = wire;
    }

    /** The name on the wire. */
    public String wire() {
        return wire;
    }
}
