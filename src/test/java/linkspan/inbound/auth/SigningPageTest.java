package linkspan.inbound.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.inbound.auth.message.MessageSignature;
import linkspan.inbound.client.Client;
import linkspan.inbound.client.ClientTerms;
import linkspan.inbound.client.Grant;
import linkspan.inbound.client.NewKey;
import linkspan.inbound.limit.ClientLimits;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.platform.access.Rights;
import linkspan.stand.SharedHub;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code src/docs/signing.md}: its vectors are the hub's, and each of its clients posts an order. */
class SigningPageTest {
    private static final Path PAGE = Path.of("src/docs/signing.md");

    private static String vector(String method, String query, String type, String order, String body) {
        Map<String, String> headers = Map.of(
                "host", "hub.example.com",
                "content-type", type,
                "x-timestamp", "1762830671000",
                "x-nonce", "nonce-0123456789",
                "idempotency-key", order);
        RequestFacts facts = new RequestFacts(method, "/api/v1/orders", query, Map.of(), headers, "");
        SignedText text = SignedText.of(facts, "k1", new Body(body.getBytes(StandardCharsets.UTF_8)));
        return "| " + method + " | `v2=" + Hmac.base64("secret-of-the-vectors", text.bytes()) + "` |";
    }

    @Test
    void its_vectors_are_what_the_hub_computes() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(vector("POST", "", "application/json", "order-1", "{}"))
                .contains(vector("GET", "page=2", "", "", ""));
    }

    @Test
    void its_message_signature_and_its_v1_are_believed() throws IOException {
        String page = Files.readString(PAGE);
        Client client = new Client(
                "k1",
                "secret-of-the-vectors",
                new ClientTerms(
                        "vectors",
                        new Grant(Rights.OWN, null, null, false, Instant.parse("2099-01-01T00:00:00Z")),
                        new ClientLimits(10, null, System::nanoTime)));
        Clock then = Clock.fixed(Instant.ofEpochMilli(1762830671000L), ZoneOffset.UTC);
        Body body = new Body("{}".getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new HashMap<>(
                Map.of("host", "hub.example.com", "content-type", "application/json", "idempotency-key", "order-1"));
        for (String name : List.of("Content-Digest", "Signature-Input", "Signature")) {
            Matcher line = Pattern.compile("(?m)^    " + name + ": (.*)$").matcher(page);
            assertThat(line.find()).as(name).isTrue();
            headers.put(name.toLowerCase(Locale.ROOT), line.group(1));
        }
        RequestFacts message = new RequestFacts("POST", "/api/v1/orders", "", Map.of(), headers, "");
        MessageSignature rfc9421 = new MessageSignature(id -> Optional.of(client), id -> Optional.empty(), then);
        assertThatCode(() -> rfc9421.identify(message, body)).doesNotThrowAnyException();

        Matcher hex = Pattern.compile("`([0-9a-f]{64})`").matcher(page);
        assertThat(hex.find()).isTrue();
        RequestFacts old = new RequestFacts(
                "POST",
                "/api/v1/orders",
                "",
                Map.of(),
                Map.of(
                        "host", "hub.example.com",
                        "authorization", "ApiKey k1",
                        "x-timestamp", "1762830671000",
                        "x-signature", hex.group(1)),
                "");
        assertThatCode(() -> new LinkspanV1(id -> Optional.of(client), then).identify(old, body))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "bash, bash, client.sh",
        "python, python3, client.py",
        "javascript, node, client.js",
        "php, php, client.php",
        "java, java, PostOrder.java"
    })
    void each_client_posts_an_order(String language, String program, String name, @TempDir Path folder)
            throws Exception {
        Assumptions.assumeTrue(isThere(program), () -> "skipped: there is no " + program + " on this machine");
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).as(language).isTrue();
        Path file = Files.writeString(folder.resolve(name), block.group(1));
        Hub hub = SharedHub.hub();
        NewKey key = hub.messagePort().clients().add("page-" + language, 100);

        ProcessBuilder client = new ProcessBuilder(List.of(program, file.toString()));
        client.environment()
                .putAll(Map.of("HUB", "http://127.0.0.1:" + hub.port(), "KEY_ID", key.keyId(), "SECRET", key.secret()));
        Path output = folder.resolve("output");
        Process process =
                client.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String told = Files.readString(output).strip();
        assertThat(told).endsWith("\n201").contains("\"orderId\"");
        assertThat(process.exitValue()).as(told).isZero();
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
