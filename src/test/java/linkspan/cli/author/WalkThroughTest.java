package linkspan.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.model.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does what "Add a system" in {@code routes/README.md} says, up to the check. */
class WalkThroughTest {
    @TempDir
    Path home;

    private WalkThrough walk;

    @BeforeEach
    void a_project_is_there() throws IOException {
        walk = new WalkThrough(home);
    }

    @Test
    void its_steps_work_and_the_check_passes() throws IOException {
        assertThat(walk.write()).as(walk.said()).isZero();
        assertThat(walk.said()).contains("0 failed");
        assertThat(EditorSchemaTest.problems(home.resolve("routes/acme"))).isEmpty();
        assertThat(Files.readString(home.resolve("mappings/acme/receive-order-created/sample.out.json")))
                .contains("\"skuId\": \"TEA-1\"", "\"value\": \"25.00\"", "\"placedAt\": \"2026-11-11T03:11:11Z\"");
        assertThat(Files.readString(home.resolve("mappings/acme/deliver-order-shipped/sample.out.json")))
                .contains("\"carrier\": \"SF\"");
    }

    @Test
    void nothing_is_wrong_with_what_new_writes_but_what_it_marked() throws IOException {
        walk.sample();
        for (String made : List.of(
                "system acme",
                "route acme.receive-order-created --sample order.json",
                "route acme.deliver-order-shipped",
                "route acme.serve-points")) {
            assertThat(walk.type("new " + made)).as(walk.said()).isZero();
        }
        walk.forget();
        assertThat(walk.type("check routes/acme mappings/acme --json")).isEqualTo(1);
        List<String> left = new ArrayList<>();
        for (JsonNode finding : Json.read(walk.said().strip()).path("findings")) {
            String place = finding.path("file").asText() + ":" + finding.path("line");
            left.add(place + " " + finding.path("code").asText());
        }
        assertThat(left)
                .contains("routes/acme/system.properties:3 todo-left", WalkThrough.DELIVER + ":1 todo-left")
                .allMatch(finding -> finding.endsWith(" todo-left"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --topic parcels"})
    void news_of_parcels_finds_its_order(String topic) throws IOException {
        Files.writeString(home.resolve("order.json"), """
                {"tracking_number": "T1", "carrier": "DHL", "status": "IN_TRANSIT", "updated_at": "2026-11-13T21:05:00Z",
                 "events": [{"time": "2026-11-13T21:05:00Z", "status": "IN_TRANSIT", "city": "Ulm"}]}""");
        assertThat(walk.type("new system acme --owner a --contact b --url https://acme.example.com/x"))
                .isZero();
        assertThat(walk.type("new route acme.receive-tracking-updated --sample order.json" + topic))
                .isZero();
        assertThat(walk.type("check routes/acme mappings/acme")).as(walk.said()).isZero();
        assertThat(Files.readString(home.resolve("routes/acme/accept-tracking-updated.camel.yaml")))
                .contains("uri: shipment:order");
    }
}
