package linkspan.delivery.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import linkspan.stand.OwnHubProcess;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} while calls are under way; the systems know nothing of the hub. */
class KilledInACallIT {
    private static ConditionFactory soon() {
        return await();
    }

    private static PlainHome home(Path folder, FarEnd farEnd, String... systems) throws Exception {
        PlainHome home = new PlainHome(folder);
        for (String system : systems) {
            home.system(
                    system,
                    "url=http://127.0.0.1:" + farEnd.port() + "/" + system,
                    "idempotent=" + system.equals("keyed"),
                    "timeout=30s",
                    "retry=100ms,200ms,400ms");
            home.delivers(system, "order-created", "orders/{orderId}");
        }
        return home;
    }

    @Test
    void a_call_without_outcome_waits_for_a_person_and_is_repeated_only_where_the_key_is_honoured(@TempDir Path folder)
            throws Exception {
        String first = "/orders/shopify-1";
        String second = "/orders/shopify-2"; // comes again by a retry, and hangs then
        try (FarEnd farEnd = new FarEnd();
                OwnHubProcess hub =
                        new OwnHubProcess(home(folder, farEnd, "plain", "keyed").folder(), List.of())) {
            farEnd.answers("/plain" + first, farEnd.silent());
            farEnd.answers("/keyed" + first, farEnd.silent());
            farEnd.answers("/plain" + second, FarEnd.status(429), farEnd.silent());
            hub.process().start();
            hub.process().awaitReady();
            hub.accepts(1);
            hub.accepts(2);
            soon().until(() -> farEnd.calls("/plain" + first) == 1
                    && farEnd.calls("/keyed" + first) == 1
                    && farEnd.calls("/plain" + second) == 2);

            hub.process().kill();
            hub.process().start();
            hub.process().awaitReady();

            JsonNode letter = soon().until(() -> hub.letters("shopify-1"), letters -> !letters.isEmpty())
                    .get(0);
            assertThat(letter.path("state").asText()).isEqualTo("uncertain");
            assertThat(letter.path("reason").asText()).contains("has no outcome");
            soon().until(() -> !hub.letters("shopify-2").isEmpty());
            soon().until(() -> farEnd.calls("/keyed" + first) == 2);
            assertThat(farEnd.effects("/keyed" + first)).isEqualTo(1);
            assertThat(farEnd.calls("/plain" + first)).isEqualTo(1);
            assertThat(farEnd.calls("/plain" + second)).isEqualTo(2);
            assertThat(hub.process().ask("/admin/orders/shopify-1").toString()).contains("uncertain");

            hub.replay(letter);

            soon().until(() -> farEnd.calls("/plain" + first) == 2);
            soon().until(() -> hub.letters("shopify-1").isEmpty());
        }
    }

    /**
     * Each start of the hub ends at the first call; the event that it is about is set aside at the fifth. Six starts: only
     * with {@code -Dlinkspan.kills=N}; what is written at each of them, {@code CallNoteTest} reads.
     */
    @Test
    @EnabledIfSystemProperty(named = "linkspan.kills", matches = "\\d+")
    void an_event_at_which_the_hub_ends_again_and_again_is_set_aside(@TempDir Path folder) throws Exception {
        try (FarEnd farEnd = new FarEnd();
                OwnHubProcess hub = new OwnHubProcess(
                        home(folder, farEnd, "keyed").folder(), List.of("-Dlinkspan.crash=C3:1:halt"))) {
            hub.process().start();
            hub.process().awaitReady();
            hub.accepts(7);
            for (int ends = 1; ends <= 4; ends++) {
                soon().until(() -> !hub.process().alive());
                hub.process().kill();
                hub.process().start();
            }
            hub.process().awaitReady();

            JsonNode letter = soon().until(() -> hub.letters("shopify-7"), letters -> !letters.isEmpty())
                    .get(0);

            assertThat(letter.path("state").asText()).isEqualTo("dead");
            assertThat(letter.path("code").asText()).isEqualTo("poison");
            assertThat(farEnd.calls("/keyed/orders/shopify-7")).isZero();
            assertThat(hub.process().alive()).isTrue();
        }
    }
}
