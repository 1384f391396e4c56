package linkspan.inbound.auth.hmac;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.auth.NonceUse;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/** A system with the lines of a platform, as {@code routes/reference.md} has them, and what it posts. */
final class Platform {
    private static final Pattern LINES = Pattern.compile("(?m)^# ([^\\n]+)\\n((?:acme\\.auth[^\\n]*\\n)+)");
    private final HmacForm form;
    private final String secret;
    private Instant now = Instant.ofEpochSecond(1_000_000_000);

    private Platform(Map<String, String> lines, String secret) {
        this.form = HmacForm.of(new SystemSettings("acme", "system.properties", lines));
        this.secret = secret;
    }

    /** @param name how its lines begin */
    static Platform documented(String name, String secret) throws IOException {
        return new Platform(documented().get(name), secret);
    }

    static Platform of(Map<String, String> lines, String secret) {
        return new Platform(lines, secret);
    }

    /** The lines of all platforms by name. */
    static Map<String, Map<String, String>> documented() throws IOException {
        Map<String, Map<String, String>> all = new HashMap<>();
        Matcher matcher = LINES.matcher(Files.readString(Path.of("routes/reference.md")));
        while (matcher.find()) {
            Map<String, String> lines = new HashMap<>();
            matcher.group(2)
                    .lines()
                    .map(line -> line.substring("acme.".length()).split("=", 2))
                    .forEach(line -> lines.put(line[0], line[1]));
            all.put(matcher.group(1).split(",", 2)[0], lines);
        }
        return all;
    }

    Platform at(long seconds) {
        now = Instant.ofEpochSecond(seconds);
        return this;
    }

    HmacForm form() {
        return form;
    }

    /** Why a post to {@code /webhook} is not believed, {@code believed} when it is. */
    String says(String body, Map<String, String> headers) {
        return says("/webhook", body, headers);
    }

    String says(String path, String body, Map<String, String> headers) {
        try {
            identified(path, body, headers);
            return "believed";
        } catch (NotAuthentic e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What a post to that path uses up; null when it may come again on any. */
    @Nullable
    NonceUse uses(String path, String body, Map<String, String> headers) throws NotAuthentic {
        return identified(path, body, headers).nonce();
    }

    private Identified identified(String path, String body, Map<String, String> headers) throws NotAuthentic {
        Map<String, String> sent = new HashMap<>();
        headers.forEach((name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value));
        RequestFacts facts = new RequestFacts("POST", path, "", Map.of(), sent, "");
        HmacSignature signature = new HmacSignature(
                new Caller("acme", "hmac"), form, Map.of("acme", secret), Clock.fixed(now, ZoneOffset.UTC));
        return signature.identify(facts, new Body(body.getBytes(StandardCharsets.UTF_8)));
    }
}
