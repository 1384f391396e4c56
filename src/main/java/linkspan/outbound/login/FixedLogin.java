package linkspan.outbound.login;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import linkspan.outbound.protocol.Transport;

/**
 * The same header with every call: Basic (RFC 7617), a bearer token, a key.
 *
 * @param value asked at each call, so that a secret may be changed while the hub runs
 */
record FixedLogin(String header, Supplier<String> value) implements Login {
    static FixedLogin basic(String user, Supplier<String> password) {
        return new FixedLogin("Authorization", () -> "Basic " + pair(user, password.get()));
    }

    /** {@code user:password} in base64. */
    static String pair(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Future<Transport.Request> admitted(Transport.Request call) {
        return Future.succeededFuture(Login.with(call, header, value.get()));
    }
}
