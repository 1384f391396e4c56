package linkspan.outbound.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Supplier;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.protocol.SoapEnvelope;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;

/**
 * WS-Security UsernameToken Profile 1.1.1 (OASIS), PasswordDigest: Base64(SHA-1(nonce + created + password)), in the header of
 * the envelope, of SOAP 1.1 and 1.2.
 */
record WsseLogin(String user, Supplier<String> password, Clock clock, SecureRandom random) implements Login {
    private static final String SECEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String UTILITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String PROFILE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0";
    private static final String BASE64 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

    @Override
    public Future<Transport.Request> admitted(Transport.Request call) {
        String envelope = call.body().toString(StandardCharsets.UTF_8);
        if (!SoapEnvelope.isOurs(envelope)) {
            return Future.failedFuture(new DeliveryFailure(
                    FailureCode.ROUTE_FAILED, "login=wsse is for calls with soap=", null, Effect.NONE));
        }
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String created = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        String message = SoapEnvelope.withHeader(envelope, token(nonce, created));
        return Future.succeededFuture(new Transport.Request(
                call.method(),
                call.url(),
                call.headers(),
                Buffer.buffer(message.getBytes(StandardCharsets.UTF_8)),
                call.timeout()));
    }

    private String token(byte[] nonce, String created) {
        return "<wsse:Security xmlns:wsse=\"" + SECEXT + "\" xmlns:wsu=\"" + UTILITY
                + "\" soap:mustUnderstand=\"1\"><wsse:UsernameToken><wsse:Username>"
                + user.replace("&", "&amp;").replace("<", "&lt;")
                + "</wsse:Username><wsse:Password Type=\"" + PROFILE + "#PasswordDigest\">"
                + digest(nonce, created, password.get()) + "</wsse:Password><wsse:Nonce EncodingType=\"" + BASE64
                + "\">"
                + Base64.getEncoder().encodeToString(nonce) + "</wsse:Nonce><wsu:Created>" + created
                + "</wsu:Created></wsse:UsernameToken></wsse:Security>";
    }

    static String digest(byte[] nonce, String created, String password) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(nonce);
        text.writeBytes(created.getBytes(StandardCharsets.UTF_8));
        text.writeBytes(password.getBytes(StandardCharsets.UTF_8));
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
