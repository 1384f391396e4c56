package linkspan.business.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import linkspan.platform.xml.Xml;
import linkspan.stand.ApiClient;
import linkspan.stand.Parcels;
import linkspan.stand.SharedHub;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every carrier's answer that nobody here wrote, word for word as the carrier's answer to a client's question. */
class CarrierFixturesAnswerTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures/tracking");
    /** Before what other tests ship under these numbers: the carriers' news is for theirs. */
    private static final String EARLIER = "2026-11-01T12:00:00Z";

    private static final Path ROOT = Path.of("mappings");
    private final Mapping mapping = new Mappings(ROOT, List.of(new JsltEngine(ROOT))).get("tms/ask-tracking");

    /** The account of the parcel that a file tells of; null when it tells of an error, or is no tracking. */
    private JsonNode account(byte[] bytes) {
        try {
            return mapping.map(bytes[0] == '<' ? Xml.tree(bytes) : Json.read(bytes), Map.of());
        } catch (MappingFailed noTracking) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aftership", "amazon", "easypost", "fedex-xml", "usps-xml"})
    void each_is_told_to_the_client_in_one_form_or_said_to_be_unknown(String carrier) throws Exception {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        List<Path> files;
        try (Stream<Path> all = Files.list(FIXTURES.resolve(carrier))) {
            files = all.sorted().toList();
        }
        Hub hub = SharedHub.hub();
        List<String> told = new ArrayList<>();
        try (Parcels parcels = new Parcels(hub)) {
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                String id = UUID.randomUUID().toString().substring(0, 8);
                JsonNode account = account(bytes);
                String number = account == null
                        ? "NO-" + id
                        : account.path("trackingNo").asText();
                String shippedWith =
                        account == null ? "SF" : account.path("carrierCode").asText();
                parcels.shipped("CA-" + id, number, shippedWith, "asks-" + id, EARLIER);
                parcels.answer(number, new String(bytes, StandardCharsets.UTF_8));
                HttpResponse<String> answer = new ApiClient(hub, "asks-" + id)
                        .send("GET", "/api/v1/shipments/" + number + "/tracking", "", "");
                parcels.answer(number, "");
                if (account == null) {
                    assertThat(answer.statusCode()).as(file + answer.body()).isIn(404, 503);
                    continue;
                }
                assertThat(answer.statusCode()).as(file + answer.body()).isEqualTo(200);
                JsonNode data = Json.read(answer.body()).path("data");
                assertThat(data.path("stale").asBoolean(true))
                        .as(file.toString())
                        .isFalse();
                for (String field : List.of("trackingNo", "carrierCode", "status", "statusAt", "checkpoints")) {
                    assertThat(data.path(field)).as(file + " " + field).isEqualTo(account.path(field));
                }
                assertThat(data.path("orderId").asText()).isEqualTo("CA-" + id);
                told.add(file.getFileName().toString());
            }
        }
        assertThat(told).as("accounts that reached a client").isNotEmpty();
    }
}
