package linkspan.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import linkspan.cli.Typed;
import linkspan.model.Json;
import linkspan.stand.Shop;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(TestHub.Extension.class)
class SendCommandTest {
    private static final Path GOOD = Path.of("mappings/partner/receive-order-created/everything-stated.in.json");
    private final TestHub hub;

    @TempDir
    Path folder;

    SendCommandTest(TestHub hub) {
        this.hub = hub;
    }

    private Typed send(String to, Path file, String... more) {
        List<String> words = new ArrayList<>(List.of("send", to, file.toString()));
        words.addAll(List.of(
                "--ops-port",
                Integer.toString(hub.opsPort()),
                "--data",
                hub.data().toString()));
        words.addAll(List.of(more));
        return Typed.run(words.toArray(String[]::new));
    }

    private Path order(String number, String currency) throws IOException {
        ObjectNode order = Json.read(Files.readString(GOOD)).deepCopy();
        return Files.writeString(
                folder.resolve(number + ".json"),
                Json.text(order.put("order_number", number).put("currency", currency)));
    }

    @Test
    void a_message_is_taken_as_if_the_system_had_posted_it() throws IOException {
        Typed sent = send("partner/order-created", order("sent-1", "EUR"), "--json");
        assertThat(sent.code()).as(sent.err() + sent.out()).isZero();
        JsonNode answer = Json.read(sent.out().strip()).at("/answers/0");
        assertThat(answer.path("status").asInt()).isEqualTo(200);
        assertThat(answer.path("file").asText()).endsWith("sent-1.json");
        Path again = order("sent-5", "EUR");
        assertThat(send("partner/order-created", again).out())
                .startsWith("accepted " + again + ": order partner-sent-");
    }

    @Test
    void what_is_refused_is_shown_and_fails() throws IOException {
        Path file = order("sent-2", "XYZ");
        Typed sent = send("partner/order-created", file);
        assertThat(sent.code()).isEqualTo(1);
        assertThat(sent.out()).startsWith("refused " + file + ": 422 ").contains("currency");
    }

    /** As the hub makes it where nobody gives it. */
    private String secret(String name) throws IOException {
        Properties made = new Properties();
        try (Reader file = Files.newBufferedReader(hub.data().resolve("secrets.properties"))) {
            made.load(file);
        }
        return made.getProperty(name);
    }

    @Test
    void a_system_with_a_secret_of_its_own_signs_with_it_and_nobody_sees_it() throws IOException {
        Path stock = Path.of("mappings/wms/receive-stock-changed/one-movement.in.json");
        Typed sent = send("wms/stock-changed", stock);
        assertThat(sent.code()).as(sent.err() + sent.out()).isZero();
        assertThat(sent.out()).isEqualTo("accepted " + stock + "\n");
        assertThat(sent.out() + sent.err()).doesNotContain(secret("wms-hub"));
        Typed again = send("wms/stock-changed", stock, "--json");
        assertThat(again.code()).as(again.err() + again.out()).isZero();
        assertThat(again.out() + again.err()).doesNotContain(secret("wms-hub"));
    }

    @Test
    void a_platforms_message_is_signed_as_the_platform_does() throws IOException {
        Path shop = Files.writeString(folder.resolve("shop.json"), Shop.order(77_001_001, 1, 1));
        Typed sent = send("shopify/order-created", shop);
        assertThat(sent.out()).as(sent.err()).isEqualTo("accepted " + shop + ": order shopify-77001001\n");
        Path woo = Path.of("mappings/woocommerce/receive-order-created/guest-with-coupon.in.json");
        assertThat(send("woocommerce/order-created", woo).out()).startsWith("accepted " + woo + ": order woocommerce-");
    }

    @Test
    void what_cannot_be_signed_says_which_variable_is_missing() {
        Typed sent = Typed.run("send", "wms/stock-changed", GOOD.toString(), "--data", folder.toString());
        assertThat(sent.code()).isEqualTo(1);
        assertThat(sent.err())
                .contains("wms signs with the secret wms-hub: LINKSPAN_SECRET_WMS_HUB is not set, and " + folder);
    }

    @Test
    void another_secret_than_the_hubs_is_refused_and_not_shown() throws IOException {
        CommandLine command = new CommandLine(new SendCommand(
                Clock.systemUTC(), name -> name.equals("LINKSPAN_SECRET_WMS_HUB") ? "not-the-hubs-secret" : null));
        StringWriter out = new StringWriter();
        int code = command.setOut(new PrintWriter(out))
                .execute(
                        "wms/stock-changed",
                        GOOD.toString(),
                        "--ops-port",
                        Integer.toString(hub.opsPort()),
                        "--data",
                        hub.data().toString());
        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains(": 401, the hub has another secret for wms")
                .doesNotContain("not-the-hubs-secret");
    }

    @Test
    void without_the_systems_file_it_is_sent_as_a_clients() throws IOException {
        Typed sent = send("wms/stock-changed", GOOD, "--home", folder.toString());
        assertThat(sent.code()).isEqualTo(1);
        assertThat(sent.out())
                .contains(": 401, ", "routes/wms/system.properties are not those in " + folder + " (--home");
    }

    @Test
    void its_key_is_gone_afterwards() throws IOException {
        send("partner/order-created", order("sent-3", "EUR"));
        Typed keys = Typed.run(
                "client",
                "list",
                "--json",
                "--ops-port",
                Integer.toString(hub.opsPort()),
                "--data",
                hub.data().toString());
        assertThat(Json.read(keys.out().strip()).path("clients"))
                .filteredOn(key -> key.path("name").asText().equals("partner"))
                .isNotEmpty()
                .allMatch(key -> key.hasNonNull("revokedAt"));
    }

    @Test
    void a_bad_address_is_a_matter_of_usage() throws IOException {
        assertThat(send("partner", order("sent-4", "EUR")).code()).isEqualTo(2);
        Typed gone = send("partner/order-created", folder.resolve("gone.json"));
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.err()).contains("gone.json");
    }

    @Test
    void a_file_is_sent_in_the_form_that_its_ending_says() {
        Path xml = Path.of("mappings/peppol/receive-order-created/a-day-in-a-zone.in.xml");
        assertThat(send("peppol/order-created", xml).out()).isEqualTo("accepted " + xml + ": order peppol-B-1:1\n");
        assertThat(send("peppol/order-created", xml, "--type", "application/json")
                        .out())
                .startsWith("refused " + xml + ": 4");
    }
}
