package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import linkspan.inbound.client.NewKey;
import linkspan.inbound.deadletter.ReplayResult;
import linkspan.model.Json;
import linkspan.platform.crash.CrashPoint;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One effect, whatever comes how often at once, and wherever it crashes. */
@Tag("database")
class OnceTest {
    private static final int MANY = 64;
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String DELIVERIES = "/in/shop/customer-changed";
    private static volatile boolean mended;
    private static IntakeHub hub;
    private static Sender sender;
    private static NewKey key;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hub = new IntakeHub(folder, IntakeHub.limits(), new ApiRoutes(), new RouteBuilder() {
            @Override
            public void configure() {
                from("receive:customer-changed?system=shop")
                        .routeId("shop.take")
                        .process(Steps::collect);
                from("receive:strange?system=shop").routeId("shop.strange").process(exchange -> {
                    Steps.collect(exchange);
                    if (!mended) {
                        throw new Steps.Unreadable();
                    }
                });
            }
        });
        sender = new Sender(hub.port());
        key = hub.clients.add("acme", 2_000);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void disarm() {
        CrashPoint.disarm();
        mended = false;
    }

    private interface Request {
        HttpResponse<String> send(int number);
    }

    private static List<HttpResponse<String>> atOnce(int count, Request request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                sent.add(threads.submit(() -> {
                    start.await(2, TimeUnit.MINUTES);
                    return request.send(number);
                }));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : sent) {
                answers.add(answer.get(2, TimeUnit.MINUTES));
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void sixty_four_calls_with_one_key_have_one_effect_and_one_answer() throws Exception {
        String once = UUID.randomUUID().toString();
        List<HttpResponse<String>> answers = atOnce(
                MANY,
                number -> Signed.of(key, hub.port(), hub.clock.millis(), "POST", CUSTOMERS, "{\"id\":\"race\"}", once)
                        .send(sender));

        Set<String> bodies = new HashSet<>();
        answers.forEach(answer -> bodies.add(answer.statusCode() + answer.body()));
        assertThat(bodies).hasSize(1).allMatch(body -> body.startsWith("201"));
        assertThat(answers.stream()
                        .filter(a ->
                                a.headers().firstValue("Idempotent-Replayed").isPresent()))
                .hasSize(MANY - 1);
        assertThat(hub.value("select count(*) from events where stream_key = 'race'"))
                .isEqualTo("1");
        assertThat(hub.value("select count(*) from messages where idempotency_key = ?", once))
                .isEqualTo("1");
    }

    @Test
    void of_two_bodies_under_one_key_one_takes_effect_and_the_other_is_422() throws Exception {
        String once = UUID.randomUUID().toString();
        List<HttpResponse<String>> answers = atOnce(
                MANY,
                number -> Signed.of(
                                key,
                                hub.port(),
                                hub.clock.millis(),
                                "POST",
                                CUSTOMERS,
                                "{\"id\":\"duel-" + number % 2 + "\"}",
                                once)
                        .send(sender));

        assertThat(answers).allMatch(a -> a.statusCode() == 201 || a.statusCode() == 422);
        assertThat(answers.stream().filter(a -> a.statusCode() == 201)).hasSize(MANY / 2);
        assertThat(hub.value("select count(*) from events where stream_key like 'duel-%'"))
                .isEqualTo("1");
    }

    @Test
    void a_refusal_in_the_commit_is_told_to_all_that_came_with_it() throws Exception {
        String once = UUID.randomUUID().toString();
        String unwanted = "{\"id\":\"un\",\"name\":\"unwanted\"}";
        List<HttpResponse<String>> answers = atOnce(
                MANY,
                number -> Signed.of(key, hub.port(), hub.clock.millis(), "POST", CUSTOMERS, unwanted, once)
                        .send(sender));

        Set<String> bodies = new HashSet<>();
        answers.forEach(answer -> bodies.add(answer.statusCode() + answer.body()));
        assertThat(bodies).hasSize(1).allMatch(body -> body.startsWith("409"));
    }

    @Test
    void sixty_four_repetitions_of_a_delivery_have_one_effect() throws Exception {
        List<HttpResponse<String>> answers =
                atOnce(MANY, number -> sender.shop(DELIVERIES, "same", "{\"id\":\"delivered\"}"));
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(hub.value("select count(*) from events where stream_key = 'delivered'"))
                .isEqualTo("1");
    }

    @Test
    void many_deliveries_at_once_are_all_stored() throws Exception {
        List<HttpResponse<String>> answers = atOnce(
                MANY, number -> sender.shop(DELIVERIES, "many-" + number, "{\"id\":\"many-" + number % 7 + "\"}"));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(hub.value("select count(*) from events where stream_key like 'many-%'"))
                .isEqualTo("" + MANY);
        assertThat(hub.value("select count(distinct message_id) from messages where idempotency_key like 'many-%'"))
                .isEqualTo("" + MANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1", "A2", "A3", "A4", "A5", "A7", "A8", "A9", "A10"})
    void a_crash_at_any_step_leaves_one_effect_when_the_client_tries_again(String point) {
        String id = "crash-" + point;
        Signed first = Signed.of(key, hub.port(), hub.clock.millis(), "POST", CUSTOMERS, "{\"id\":\"" + id + "\"}", id);
        CrashPoint.arm(point, 1);
        HttpResponse<String> broken = first.send(sender);
        assertThat(broken.statusCode()).isIn(500, 503);
        assertThat(CrashPoint.isArmed(point)).isFalse();
        boolean stored = point.equals("A9") || point.equals("A10");
        assertThat(hub.value("select count(*) from messages where idempotency_key = ?", id))
                .isEqualTo(stored ? "1" : "0");
        assertThat(hub.value(
                        "select count(*) from nonces where nonce = ?",
                        first.headers().get("X-Nonce")))
                .isEqualTo(stored ? "1" : "0");

        HttpResponse<String> sameAgain = first.send(sender);
        HttpResponse<String> signedAnew = Signed.of(
                        key, hub.port(), hub.clock.millis(), "POST", CUSTOMERS, "{\"id\":\"" + id + "\"}", id)
                .send(sender);
        assertThat(sameAgain.statusCode()).isEqualTo(201);
        assertThat(signedAnew.body()).isEqualTo(sameAgain.body());
        assertThat(hub.value("select count(*) from messages where idempotency_key = ?", id))
                .isEqualTo("1");
        assertThat(hub.value("select count(*) from events where stream_key = ?", id))
                .isEqualTo("1");
    }

    @Test
    void what_a_marketplace_cannot_mend_is_kept_and_takes_effect_once_when_it_is_replayed() throws Exception {
        double kept = hub.metered("linkspan.messages.kept");
        HttpResponse<String> answer = sender.shop("/in/shop/strange", "s-1", "{\"id\":\"strange\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.read(answer.body()).path("data").path("state").asText()).isEqualTo("kept");
        assertThat(sender.shop("/in/shop/strange", "s-1", "{\"id\":\"strange\"}")
                        .body())
                .isEqualTo(answer.body());
        assertThat(hub.metered("linkspan.messages.kept")).isEqualTo(kept + 1);

        String messageId = hub.value("select message_id from messages where idempotency_key like 's-1:%'");
        assertThat(hub.value("select error from messages where message_id = ?", messageId))
                .isEqualTo("mapping-failed: customer.name: is missing");
        assertThat(hub.deadMessages.replay(messageId, "ann")).isInstanceOf(ReplayResult.StillKept.class);

        mended = true;
        ExecutorService two = Executors.newFixedThreadPool(2);
        Future<ReplayResult> ann = two.submit(() -> hub.deadMessages.replay(messageId, "ann"));
        Future<ReplayResult> bob = two.submit(() -> hub.deadMessages.replay(messageId, "bob"));
        assertThat(List.of(ann.get(2, TimeUnit.MINUTES), bob.get(2, TimeUnit.MINUTES)))
                .containsExactlyInAnyOrder(new ReplayResult.Replayed(), new ReplayResult.NotKept());
        two.shutdown();
        assertThat(hub.value("select count(*) from events where stream_key = 'strange'"))
                .isEqualTo("1");
        assertThat(hub.value("select message_id from events where stream_key = 'strange'"))
                .isEqualTo(messageId);
        assertThat(hub.value("select state from messages where message_id = ?", messageId))
                .isEqualTo("replayed");
        assertThat(hub.value(
                        "select count(*) from audit_log where action = 'message-replay' and target = ?", messageId))
                .isEqualTo("3");
    }

    @Test
    void a_kept_message_can_be_given_up_and_one_that_is_refused_stays_kept() {
        sender.shop("/in/shop/strange", "s-2", "{\"id\":\"given-up\"}");
        sender.shop("/in/shop/strange", "s-3", "{\"id\":\"refused\",\"name\":\"unwanted\"}");
        mended = true;
        String givenUp = hub.value("select message_id from messages where idempotency_key like 's-2:%'");
        String refused = hub.value("select message_id from messages where idempotency_key like 's-3:%'");

        assertThat(hub.deadMessages.discard(givenUp, "ann", "old")).isTrue();
        assertThat(hub.deadMessages.discard(givenUp, "ann", "old")).isFalse();
        assertThat(hub.deadMessages.replay(givenUp, "ann")).isEqualTo(new ReplayResult.NotKept());
        assertThat(hub.deadMessages.replay(refused, "ann")).isInstanceOf(ReplayResult.StillKept.class);
        assertThat(hub.value("select state from messages where message_id = ?", refused))
                .isEqualTo("kept");
        assertThat(hub.value("select count(*) from events where stream_key in ('given-up', 'refused')"))
                .isEqualTo("0");
        await().until(() -> hub.camel().getInflightRepository().size() == 0);
    }
}
