package linkspan.inbound.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import linkspan.platform.crash.CrashPoint;
import linkspan.stand.FreeHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a consumer of Camel's own to the events, and what becomes of the source when the hub dies in between. */
@Tag("database")
@Timeout(180)
class AnyConsumerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    @AfterEach
    void disarm() {
        CrashPoint.disarm();
    }

    private Path drop() {
        return home.resolve("drop");
    }

    /** A route of Acme's own. */
    private void route(String name, String from, String... steps) throws IOException {
        Path folder = Files.createDirectories(home.resolve("routes/acme"));
        Files.writeString(folder.resolve("system.properties"), """
                acme.title=Acme
                acme.owner=e-commerce
                acme.contact=acme@example.com
                """);
        StringBuilder text = new StringBuilder("""
                - route:
                    id: acme.%1$s
                    nodePrefixId: acme.%1$s.
                    description: A test.
                    from:
                      uri: "%2$s"
                      steps:
                """.formatted(name, from));
        for (String step : steps) {
            text.append("        - ").append(step.replace("\n", "\n          ")).append('\n');
        }
        Files.writeString(folder.resolve(name + ".camel.yaml"), text);
    }

    private static String order(String id) {
        return """
                {"orderId":"%s","channel":"acme","channelOrderId":"%s","placedAt":"2026-11-01T00:00:00Z","currency":"EUR",
                "shipTo":{"name":"x","line1":"y","city":"z","region":null,"postalCode":"1","countryCode":"CN","phone":null},
                "items":[{"lineId":"1","skuId":"A","name":"n","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}],
                "total":{"value":"1.50","currency":"EUR"}}""".formatted(id, id);
    }

    /** Whole at once, as whoever drops files ought to. */
    private void drop(String name, String text) throws IOException {
        Path aside = Files.writeString(home.resolve(name + ".part"), text);
        Files.createDirectories(drop());
        Files.move(aside, drop().resolve(name));
    }

    private String file() {
        return "file:" + drop() + "?delay=50&initialDelay=0";
    }

    @Test
    void a_timer_puts_an_order_into_oms() throws Exception {
        FreeHub.home(home, "oms", "erp", "wms");
        ticks(1);
        try (FreeHub hub = FreeHub.start(home, Map.of())) {
            await().atMost(LONG).until(() -> hub.events("ORDER_CREATED").size() == 1);
            String first = hub.events("ORDER_CREATED").get(0);
            hub.awaitEffects("oms", first, "create");
            ticks(2); // the first one's key is taken, whatever order it would bring
            hub.restart();
            await().atMost(LONG).until(() -> hub.events("ORDER_CREATED").size() == 2);
            assertThat(hub.events("ORDER_CREATED")).contains(first).anyMatch(id -> id.startsWith("TICK-2-"));
        }
    }

    private void ticks(int times) throws IOException {
        String id = "TICK-${exchangeProperty.CamelTimerCounter}-${exchangeId}";
        route(
                "tick",
                "timer:tick?includeMetadata=true&period=50&delay=0&repeatCount=" + times,
                "setProperty: {id: key, name: unit-key, simple: \"${exchangeProperty.CamelTimerCounter}\"}",
                "setBody: {id: body, simple: '" + order(id).replace("\n", "") + "'}",
                "to: {id: add, uri: \"event:order-created\"}");
    }

    @Test
    void a_file_that_comes_again_after_a_crash_takes_effect_once() throws Exception {
        FreeHub.home(home, "oms", "erp", "wms");
        route(
                "orders",
                file(),
                "idempotentConsumer:\n  id: once\n  idempotentRepository: \"#inbox\"\n"
                        + "  simple: \"${file:name}\"\n  steps:\n"
                        + "    - to: {id: add, uri: \"event:order-created\"}");
        CrashPoint.arm("U1", 1); // after the commit, before the file is moved
        try (FreeHub hub = FreeHub.start(home, Map.of())) {
            drop("one.json", order("FILE-1"));
            await().atMost(LONG).until(() -> !CrashPoint.isArmed("U1"));
            await().atMost(LONG).until(() -> Files.exists(drop().resolve(".camel/one.json")));
            hub.awaitEffects("oms", "FILE-1", "create");
            assertThat(hub.events("ORDER_CREATED")).containsExactly("FILE-1");

            CrashPoint.arm("A8", 1); // the database breaks in the commit: the file stays and comes again
            drop("two.json", order("FILE-2"));
            await().atMost(LONG).until(() -> Files.exists(drop().resolve(".camel/two.json")));
            assertThat(CrashPoint.isArmed("A8")).isFalse();
            assertThat(hub.events("ORDER_CREATED")).containsExactly("FILE-1", "FILE-2");
        }
    }
}
