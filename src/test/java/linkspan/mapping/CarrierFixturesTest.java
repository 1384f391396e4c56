package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import linkspan.platform.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Carriers' answers that nobody here wrote, as canonical trackings. */
class CarrierFixturesTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures/tracking");
    private static final Path ROOT = Path.of("mappings");
    private static final Mapping MAPPING =
            new Mappings(ROOT, List.of(new JsltEngine(ROOT))).get("tms/receive-tracking-updated");
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas(ROOT);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            aftership/GetTrackingResult.json, 1, FEDEX, DELIVERED, 2018-07-25T01:10:00Z, 14
            aftership/GetTrackingsResult.json, 3, FEDEX, DELIVERED, 2018-08-01T17:19:47Z, 11
            aftership/GetLastCheckpointResult.json, 1, FEDEX, DELIVERED, 2018-08-01T17:19:47Z, 1
            aftership/MarkAsCompletedResult.json, 1, FEDEX, EXCEPTION, 2018-07-25T01:10:00Z, 14
            aftership/UpdateTrackingResult.json, 1, FEDEX, DELIVERED, 2018-08-01T17:19:47Z, 11
            aftership/CreateTrackingResult.json, 1, FEDEX, UNKNOWN, 2018-08-17T06:25:32Z, 0
            amazon/getShipmentTracking_200_example.json, 1, AMAZON, DELIVERED, 2026-06-14T01:26:56Z, 5
            amazon/getShipmentTracking_200_sandbox1.json, 1, AMAZON, PRE_TRANSIT, 2026-06-12T19:43:40Z, 1
            amazon/getShipmentTracking_200_sandbox6.json, 1, AMAZON, EXCEPTION, 2026-07-03T05:56:06Z, 2
            amazon/getShipmentTracking_200_sandbox7.json, 1, UPS, IN_TRANSIT, 2026-06-13T05:21:43Z, 1
            easypost/tracker_all_0_0.json, 1, USPS, PRE_TRANSIT, 2024-07-17T04:35:19Z, 2
            fedex-xml/tracking_response_delivered_at_door.xml, 1, FEDEX, DELIVERED, 2014-01-08T20:53:10Z, 10
            fedex-xml/tracking_response_in_transit.xml, 1, FEDEX, IN_TRANSIT, 2014-11-18T07:13:00Z, 1
            fedex-xml/tracking_response_shipment_exception.xml, 1, FEDEX, EXCEPTION, 2014-01-28T23:43:08Z, 8
            fedex-xml/tracking_response_missing_status_code.xml, 1, FEDEX, UNKNOWN, -, 0
            fedex-xml/tracking_response_empty_status_detail.xml, 1, FEDEX, UNKNOWN, -, 0
            usps-xml/tracking_response.xml, 1, USPS, DELIVERED, 2015-04-28T14:01:00Z, 10
            usps-xml/tracking_response_batch.xml, 2, USPS, DELIVERED, 2015-04-28T14:01:00Z, 10""")
    void an_answer_becomes_canonical_trackings(
            String file, int found, String carrier, String status, String statusAt, int checkpoints)
            throws IOException {
        JsonNode trackings = map(FIXTURES.resolve(file));
        assertThat(trackings).hasSize(found);
        JsonNode first = trackings.get(0);
        assertThat(first.path("carrierCode").asText()).isEqualTo(carrier);
        assertThat(first.path("status").asText()).isEqualTo(status);
        assertThat(first.path("statusAt").textValue()).isEqualTo(statusAt);
        assertThat(first.path("checkpoints")).hasSize(checkpoints);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aftership", "amazon", "easypost", "fedex-xml", "usps-xml"})
    void every_file_is_mapped_to_the_schema_or_refused_and_never_breaks(String carrier) throws IOException {
        List<String> refused = new ArrayList<>();
        for (Path file : files(carrier)) {
            try {
                for (JsonNode tracking : map(file)) {
                    ((ObjectNode) tracking).put("orderId", "O-1");
                    assertThat(SCHEMAS.validate("tracking-updated", tracking))
                            .as(file.toString())
                            .isEmpty();
                }
            } catch (MappingFailed e) {
                refused.add(file.getFileName().toString());
            }
        }
        assertThat(refused)
                .as("no tracking in them")
                .allMatch(name -> name.matches(
                        ".*(?i:request|params|error|failure|not_|_[45]\\d\\d_|bad_|invalid|unable|multiple).*"
                                + "|(Delete|ReTrack|DetectCouriers|ListAllCouriers|ListCouriers|BatchPredict).*"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            aftership/Error.json, unknown tracking: AfterShip 401
            amazon/getShipmentTracking_404_example.json, unknown tracking: Amazon RESOURCE_NOT_FOUND
            fedex-xml/tracking_response_not_found.xml, unknown tracking: FedEx 9040
            fedex-xml/tracking_response_bad_tracking_number.xml, unknown tracking: FedEx 5508
            fedex-xml/tracking_response_unable_to_process.xml, unknown tracking: FedEx 6330
            fedex-xml/tracking_response_multiple_results.xml, several parcels under this number
            usps-xml/tracking_response_failure.xml, unknown tracking: USPS -2147219302
            usps-xml/invalid_xml_tracking_response_error.xml, unknown tracking: USPS -2147219067""")
    void an_error_is_said_by_name(String file, String words) throws IOException {
        Path answer = FIXTURES.resolve(file);
        files(file.split("/")[0]);
        assertThatThrownBy(() -> map(answer)).isInstanceOf(MappingFailed.class).hasMessageContaining(words);
    }

    @Test
    void checkpoints_go_from_old_to_new_with_the_offset_that_the_carrier_stated() throws IOException {
        files("fedex-xml");
        JsonNode points = map(FIXTURES.resolve("fedex-xml/tracking_response_delivered_at_door.xml"))
                .get(0)
                .path("checkpoints");
        assertThat(points.findValuesAsText("at")).isSorted();
        assertThat(points.get(points.size() - 1).path("offset").asText()).isEqualTo("-08:00");
        assertThat(points.get(points.size() - 1).path("location").asText()).isEqualTo("Spokane, WA, US");
    }

    private static JsonNode map(Path file) throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        byte[] bytes = Files.readAllBytes(file);
        return MAPPING.map(file.toString().endsWith(".xml") ? Xml.tree(bytes) : Json.read(bytes), Map.of());
    }

    private static List<Path> files(String carrier) throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        try (Stream<Path> files = Files.list(FIXTURES.resolve(carrier))) {
            return files.sorted().toList();
        }
    }
}
