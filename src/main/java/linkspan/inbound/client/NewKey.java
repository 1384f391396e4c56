package linkspan.inbound.client;

/** A key that was just made; the secret is shown this once. */
public record NewKey(String keyId, String secret) {}
