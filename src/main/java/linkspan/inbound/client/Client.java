package linkspan.inbound.client;

/**
 * A key that may call the API.
 *
 * @param keyId public part
 * @param secret its UTF-8 bytes are the HMAC key; of a partner with a private key its public one (PEM)
 * @param terms of the client that has it; a client may have two keys while it changes them
 */
public record Client(String keyId, String secret, ClientTerms terms) {
    /** Whose orders it sees. */
    public String name() {
        return terms.name();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Client[" + keyId + ", " + name() + "]";
    }
}
