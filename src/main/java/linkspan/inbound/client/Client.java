package linkspan.inbound.client;

/**
 * A key that may call the API.
 *
 * @param keyId public part
 * @param name whose orders it sees; a client may have two keys while it changes them
 * @param secret its UTF-8 bytes are the HMAC key
 * @param bucket its rate
 */
public record Client(String keyId, String name, String secret, TokenBucket bucket) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "Client[" + keyId + ", " + name + "]";
    }
}
