package linkspan.outbound.login;

import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.system.SystemSettings;

/**
 * A signature of each call in a header (RFC 2104).
 *
 * @param signed text with <code>{method}</code>, <code>{path}</code>, <code>{query}</code>, <code>{timestamp}</code> in
 *     seconds, <code>{body}</code>
 * @param timestampHeader carries the timestamp; empty: none does
 */
record HmacLogin(
        String header,
        String prefix,
        String signed,
        String algorithm,
        String encoding,
        String timestampHeader,
        Supplier<String> secret,
        Clock clock)
        implements Login {
    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");
    private static final List<String> PARTS = List.of("method", "path", "query", "timestamp", "body");

    static HmacLogin of(SystemSettings settings, Supplier<String> secret, Clock clock) {
        return new HmacLogin(
                settings.require("login-header"),
                settings.get("login-prefix", ""),
                settings.get("login-signed", "{body}", HmacLogin::known),
                settings.oneOf("login-algorithm", "sha256", "sha1", "sha256", "sha512"),
                settings.oneOf("login-encoding", "hex", "hex", "base64"),
                settings.get("login-timestamp-header", ""),
                secret,
                clock);
    }

    private static String known(String template) {
        Matcher part = PART.matcher(template);
        while (part.find()) {
            if (!PARTS.contains(part.group(1))) {
                throw new IllegalArgumentException(
                        "{" + part.group(1) + "} is none of {" + String.join("}, {", PARTS) + "}");
            }
        }
        return template.replace("\\n", "\n");
    }

    @Override
    public Future<Transport.Request> admitted(Transport.Request call) {
        String now = Long.toString(clock.instant().getEpochSecond());
        byte[] mac = mac(text(call, now));
        String value = encoding.equals("hex")
                ? HexFormat.of().formatHex(mac)
                : Base64.getEncoder().encodeToString(mac);
        Transport.Request admitted = Login.with(call, header, prefix + value);
        return Future.succeededFuture(
                timestampHeader.isEmpty() ? admitted : Login.with(admitted, timestampHeader, now));
    }

    private byte[] text(Transport.Request call, String now) {
        URI address = URI.create(call.url());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Matcher part = PART.matcher(signed);
        int done = 0;
        while (part.find()) {
            text.writeBytes(utf8(signed.substring(done, part.start())));
            text.writeBytes(
                    switch (part.group(1)) {
                        case "method" -> utf8(call.method());
                        case "path" -> utf8(address.getRawPath());
                        case "query" -> utf8(address.getRawQuery() == null ? "" : address.getRawQuery());
                        case "timestamp" -> utf8(now);
                        default -> call.body().getBytes();
                    });
            done = part.end();
        }
        text.writeBytes(utf8(signed.substring(done)));
        return text.toByteArray();
    }

    private byte[] mac(byte[] text) {
        String name = "Hmac" + algorithm.toUpperCase(java.util.Locale.ROOT);
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(utf8(secret.get()), name));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
