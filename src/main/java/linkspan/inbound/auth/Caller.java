package linkspan.inbound.auth;

/**
 * Who sent a request, authenticated.
 *
 * @param client API client, or the system whose platform signed
 * @param keyId the key that signed, or the name of the platform's way of signing
 */
public record Caller(String client, String keyId) {}
