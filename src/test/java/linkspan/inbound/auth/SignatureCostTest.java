package linkspan.inbound.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import linkspan.inbound.client.Client;
import linkspan.inbound.client.ClientTerms;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import org.junit.jupiter.api.Test;

/** Its figure stands in performance.md; no bound in a test, this machine is shared. */
class SignatureCostTest {
    private static final Instant NOW = Instant.parse("2026-11-11T11:11:11Z");

    @Test
    void what_a_signature_over_1200_bytes_costs() throws Exception {
        int rounds = Integer.getInteger("linkspan.rounds", 500);
        Client client =
                new Client("k1", "secret-0123456789-0123456789-0123456789", ClientTerms.ofTheHouse("acme", 1_000_000));
        LinkspanV2 v2 = new LinkspanV2(id -> Optional.of(client), name -> true, Clock.fixed(NOW, ZoneOffset.UTC));
        byte[] bytes = "x".repeat(1_200).getBytes(StandardCharsets.US_ASCII);
        Map<String, String> headers = new HashMap<>(Map.of("host", "hub.example.com"));
        new SigningKey("k1", client.secret())
                .headers(
                        URI.create("https://hub.example.com/api/v1/orders"),
                        "application/json",
                        "order-1",
                        bytes,
                        NOW.toEpochMilli(),
                        "nonce-0123456789")
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        RequestFacts facts = new RequestFacts("POST", "/api/v1/orders", "", Map.of(), headers, "");
        Body body = new Body(bytes);
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        long begun = processor.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds; i++) {
            if (i == rounds / 2) {
                begun = processor.getCurrentThreadCpuTime();
            }
            assertThat(v2.identify(facts, body).caller().client()).isEqualTo("acme");
        }
        System.out.println("linkspan-v2 over 1,200 bytes: "
                + (processor.getCurrentThreadCpuTime() - begun) / (rounds / 2) / 1_000 + " us");
    }
}
