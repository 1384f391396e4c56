package linkspan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import linkspan.Linkspan;
import linkspan.cli.operator.OrderCommand;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(TestHub.Extension.class)
class OperatorCommandsTest {
    private final TestHub hub;

    OperatorCommandsTest(TestHub hub) {
        this.hub = hub;
    }

    private Typed run(String... arguments) {
        return Typed.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--ops-port",
                                "" + hub.opsPort(),
                                "--data",
                                hub.data().toString()))
                .toArray(String[]::new));
    }

    private JsonNode json(String... arguments) {
        Typed typed =
                run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
        assertThat(typed.out().lines()).hasSize(1);
        return Json.read(typed.out());
    }

    private String letter(String orderId) {
        hub.fault("wms", orderId, "\"status\":400");
        hub.created(orderId);
        return hub.letter("wms", orderId).path("id").asText();
    }

    @Test
    void letters_are_listed_shown_replayed_and_discarded() {
        String id = letter("shopify-cli-1");
        hub.fault("wms", "shopify-cli-1", "\"status\":0");

        Typed list = run("letters", "list", "--system", "wms", "--key", "shopify-cli-1");
        Typed show = run("letters", "show", id);
        Typed replay = run("letters", "replay", id);
        Typed again = run("letters", "replay", id);

        List<String> listed = list.out().lines().toList();
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0)).startsWith("system-refused");
        assertThat(listed.get(1).strip()).startsWith(id);
        assertThat(listed).allMatch(line -> line.length() <= 100);
        assertThat(show.out())
                .contains("shopify-cli-1")
                .contains("HTTP 400 switched on: fault 400")
                .contains(TestHub.TRACE)
                .contains("\"quantity\" : 1");
        assertThat(replay.out().strip()).isEqualTo(id + ": replayed");
        assertThat(again.out()).startsWith(id + ": nothing done: it is ");
        assertThat(Stream.of(list, show, replay, again))
                .allMatch(typed -> typed.code() == 0 && typed.err().isEmpty());
        assertThat(hub.audit(id)).first().asString().endsWith(" letter-replay replayed");
    }

    @Test
    void json_is_one_line_and_refusals_are_exit_1() {
        String id = letter("shopify-cli-2");

        assertThat(json("letters", "list", "--key", "shopify-cli-2")
                        .at("/letters/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(json("letters", "show", id).path("behind").asInt()).isZero();
        assertThat(json("letters", "discard", id, "--reason", "gone")
                        .path("result")
                        .asText())
                .isEqualTo("discarded");
        Typed unknown = run("letters", "show", "wms.nothing", "--json");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(Json.read(unknown.out()).path("error").asText()).isEqualTo("there is no such letter");
        assertThat(unknown.err().lines()).containsExactly("show: there is no such letter");
        assertThat(run("letters", "discard", id).code()).isEqualTo(2);
        assertThat(run("letters").code()).isEqualTo(2);
    }

    @Test
    void a_superseded_replay_is_exit_1() {
        hub.fault("oms", "shopify-cli-3", "\"status\":400");
        hub.created("shopify-cli-3");
        String id = hub.letter("oms", "shopify-cli-3").path("id").asText();
        assertThat(run("letters", "discard", id, "--reason", "sent by hand").code())
                .isZero();

        Typed typed = run("letters", "replay", id);

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err().lines()).singleElement().asString().startsWith("replay: superseded: ");
    }

    @Test
    void an_order_is_told_in_the_language_asked_for() {
        letter("shopify-cli-4");

        assertThat(run("order", "shopify-cli-4", "--lang", "en").out())
                .startsWith("Order shopify-cli-4: pending")
                .contains("somebody has to replay or discard letter wms.");
        assertThat(run("order", "shopify-cli-4", "--lang", "zh_CN").out())
                .startsWith("订单 shopify-cli-4：待处理")
                .contains("需要人工重放或丢弃死信 wms.");
        assertThat(json("order", "shopify-cli-4").at("/events/0/event").asText())
                .isEqualTo("order-created");
        Typed unknown = run("order", "no such/order");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err().strip()).isEqualTo("order: there is no order no such/order");
        assertThat(languageBy("zh_CN.UTF-8")).startsWith("订单");
        assertThat(languageBy("C.UTF-8")).startsWith("Order");
    }

    private String languageBy(String locale) {
        java.io.StringWriter out = new java.io.StringWriter();
        new CommandLine(new OrderCommand(name -> name.equals("LANG") ? locale : null))
                .setOut(new java.io.PrintWriter(out))
                .execute(
                        "shopify-cli-4",
                        "--ops-port",
                        "" + hub.opsPort(),
                        "--data",
                        hub.data().toString());
        return out.toString();
    }

    @Test
    void clients_are_added_listed_and_revoked() {
        JsonNode made = json("client", "add", "cli-shop", "--rate", "50");
        String keyId = made.path("keyId").asText();

        assertThat(made.properties()).hasSize(2);
        assertThat(made.path("secret").asText()).isNotEmpty();
        assertThat(run("client", "list").out())
                .contains(keyId)
                .contains("cli-shop")
                .contains("50");
        assertThat(run("client", "revoke", keyId).out().strip()).isEqualTo("revoked 1");
        assertThat(run("client", "revoke", keyId).code()).isEqualTo(1);
        Typed bad = run("client", "add", "No Name");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err().strip()).isEqualTo("add: a client is named [a-z0-9][a-z0-9-]*");
    }

    @Test
    void who_calls_which_version_is_in_the_list_and_in_the_metrics() throws Exception {
        ApiClient client = hub.client("cli-versions");
        for (String version : List.of("v1", "v1", "v2")) {
            assertThat(client.send("GET", "/api/" + version + "/orders/none", "", "")
                            .statusCode())
                    .isEqualTo(404);
        }
        await().untilAsserted(() -> assertThat(run("client", "list").out()).contains("v1 by v2: 2, v2 by v2: 1"));
        assertThat(hub.get("/metrics").body())
                .contains("linkspan_calls_total{client=\"cli-versions\",version=\"v1\",way=\"v2\"} 2.0")
                .contains("linkspan_calls_total{client=\"cli-versions\",version=\"v2\",way=\"v2\"} 1.0");
    }

    @Test
    void clients_are_granted_and_their_keys_changed() {
        json("client", "add", "cli-partner", "--scopes", "orders:read,orders:ship", "--warehouses", "WH-1");
        JsonNode granted =
                json("client", "grant", "cli-partner", "--quota", "600/1m", "--rate", "7", "--v1-until", "2099-01-31");
        assertThat(granted.toString())
                .isEqualTo(
                        "{\"name\":\"cli-partner\",\"scopes\":[\"orders:read\",\"orders:ship\"],\"owners\":[],\"channels\":[],"
                                + "\"warehouses\":[\"WH-1\"],\"rate\":7,\"quota\":\"600/60s\",\"bearer\":false,\"v1Until\":\"2099-01-31T00:00:00Z\"}");
        assertThat(json("client", "grant", "cli-partner", "--bearer", "--quota", "off", "--warehouses", "off")
                        .toString())
                .contains("\"warehouses\":[]", "\"quota\":null", "\"bearer\":true", "orders:ship");
        assertThat(json("client", "rotate", "cli-partner", "--overlap", "0s")
                        .path("secret")
                        .asText())
                .isNotEmpty();
        assertThat(run("client", "list").out()).contains("orders:read,orders:ship");
        assertThat(run("client", "revoke", "cli-partner").out().strip()).isEqualTo("revoked 2");
        assertThat(run("client", "rotate", "cli-partner").code()).isEqualTo(1);
        assertThat(run("client", "grant", "cli-partner", "--scopes", "everything")
                        .err()
                        .strip())
                .isEqualTo("grant: 'everything' is no scope: like orders:read, or *");
        assertThat(run("client", "grant", "cli-partner").code()).isEqualTo(1);
        assertThat(run("client", "forget", "cli-partner").code()).isZero();
    }

    @Test
    void without_a_hub_there_is_one_line_that_says_so(@TempDir Path elsewhere) throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Typed noToken = Typed.run("letters", "list", "--data", elsewhere.toString());
        Files.writeString(elsewhere.resolve("ops.token"), "other");
        Typed noHub = Typed.run("order", "A", "--ops-port", "" + free, "--data", elsewhere.toString());
        Typed otherHub = Typed.run("client", "list", "--ops-port", "" + hub.opsPort(), "--data", elsewhere.toString());

        assertThat(List.of(noToken.code(), noHub.code(), otherHub.code())).containsOnly(1);
        assertThat(noToken.err().lines())
                .containsExactly("list: " + elsewhere + "/ops.token cannot be read: is a hub running with this data"
                        + " folder? (--data)");
        assertThat(noHub.err().lines())
                .containsExactly("order: no hub answers on 127.0.0.1:" + free + "; is one running? (--ops-port)");
        assertThat(otherHub.err().lines()).hasSize(1).first().asString().contains("is not the token of the hub");
    }

    @Test
    void every_command_has_help_with_an_example() {
        assertHelp(Linkspan.commandLine());
    }

    private static void assertHelp(CommandLine command) {
        assertThat(command.getUsageMessage()).contains("Example:").contains("--help");
        command.getSubcommands().values().forEach(OperatorCommandsTest::assertHelp);
    }

    @Test
    void nonsense_is_exit_2() {
        assertThat(Typed.run().code()).isEqualTo(2);
        assertThat(Typed.run("fly").code()).isEqualTo(2);
        assertThat(Typed.run("order").code()).isEqualTo(2);
        assertThat(Typed.run("run", "--port", "x").code()).isEqualTo(2);
        assertThat(Typed.run("letters", "list", "--limit", "many").code()).isEqualTo(2);
        assertThat(run("letters", "list", "--limit", "0").code()).isEqualTo(1);
    }

    @Test
    void a_letter_hides_what_is_about_a_person_unless_asked() {
        String id = letter("shopify-cli-persons");
        String clear = run("letters", "show", id, "--clear").out();
        String name = Json.read(clear.substring(clear.indexOf("\n{")))
                .at("/shipTo/name")
                .asText();
        assertThat(name).isNotEmpty();
        assertThat(run("letters", "show", id).out())
                .contains("shopify-cli-persons", "•••")
                .doesNotContain(name);
        assertThat(json("letters", "show", id).at("/payload/shipTo/name").asText())
                .isEqualTo("•••");
    }
}
