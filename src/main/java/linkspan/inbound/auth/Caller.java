package linkspan.inbound.auth;

import linkspan.platform.access.Rights;

/**
 * Who sent a request, authenticated.
 *
 * @param client API client, or the system whose platform signed
 * @param keyId the key that signed, or the name of the platform's way of signing
 * @param rights what it may do
 */
public record Caller(String client, String keyId, Rights rights) {
    /** One that may do everything with what is its own. */
    public Caller(String client, String keyId) {
        this(client, keyId, Rights.OWN);
    }
}
