package linkspan.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.TestHub;
import linkspan.cli.Typed;
import linkspan.event.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(send("partner/order-created", again).out()).isEqualTo("accepted " + again + "\n");
    }

    @Test
    void what_is_refused_is_shown_and_fails() throws IOException {
        Path file = order("sent-2", "XYZ");
        Typed sent = send("partner/order-created", file);
        assertThat(sent.code()).isEqualTo(1);
        assertThat(sent.out()).startsWith("refused " + file + ": 422 ").contains("currency");
    }

    @Test
    void a_system_with_a_secret_of_its_own_is_named() throws IOException {
        Typed sent = send("wms/order-shipped", order("sent-6", "EUR"));
        assertThat(sent.code()).isEqualTo(1);
        assertThat(sent.out()).contains(": 401, ", "wms.secret (routes/wms/system.properties)");
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
}
