package linkspan.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.Linkspan;
import linkspan.model.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_project_is_there() throws IOException {
        Files.createDirectories(home.resolve("routes"));
        Path schemas = Files.createDirectories(home.resolve("mappings/_canonical"));
        for (String name : List.of("order", "order-created", "order-shipped", "shipment")) {
            String file = name + ".v1.schema.json";
            Files.copy(Path.of("mappings/_canonical", file), schemas.resolve(file));
        }
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--home");
        all.add(home.toString());
        return Linkspan.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void it_says_what_it_wrote_and_what_is_left_to_do() {
        assertThat(run("new", "system", "square", "--title", "Square", "--owner", "shop", "--contact", "a@b.example"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "wrote routes/square/system.properties", "TODO  routes/square/system.properties:11 square.url=")
                .contains("next:\n  linkspan new route square.receive-order-created")
                .doesNotContain("square.owner=TODO");
    }

    @Test
    void its_json_is_one_line() {
        run("new", "system", "square");
        out.getBuffer().setLength(0);
        assertThat(run("new", "route", "square.deliver-order-created", "--call", "orders?method=PUT", "--json"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(1);
        JsonNode told = Json.read(out.toString().strip());
        assertThat(told.path("written")).hasSize(5);
        assertThat(told.path("next")).isNotEmpty();
        assertThat(told.path("guesses").asInt()).isZero();
        assertThat(told.path("findings").isArray()).isTrue();
    }

    @Test
    void a_guess_that_is_off_the_schema_is_told_as_check_tells_it() throws IOException {
        Path sample = Files.writeString(home.resolve("parcel.json"), """
                {"orderId": "A-1", "shipmentId": "S-1", "trackingNo": "T-1", "carrierCode": "sf express",
                 "shippedAt": "2026-11-11T11:11:11Z", "lines": [{"sku": "TEA", "quantity": 1}]}
                """);
        run("new", "system", "parcel");
        out.getBuffer().setLength(0);
        assertThat(run("new", "route", "parcel.receive-order-shipped", "--sample", sample.toString()))
                .isZero();
        String told = out.toString();
        String finding = told.lines()
                .filter(line -> line.contains("output-off-schema"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(told));
        assertThat(finding)
                .startsWith("check mappings/parcel/receive-order-shipped/sample.out.json:")
                .contains("shipment.carrierCode: must match");

        out.getBuffer().setLength(0);
        run("check", "mappings/parcel");
        assertThat(out.toString()).contains(finding.substring("check ".length()));
    }

    @Test
    void what_is_there_already_is_an_error_that_names_it() {
        run("new", "system", "square");
        assertThat(run("new", "system", "square", "--json")).isEqualTo(1);
        assertThat(err.toString()).contains("routes/square/system.properties is there already");
        assertThat(out.toString()).contains("{\"error\":\"routes/square/system.properties is there already");
    }

    @Test
    void usage_and_configuration_have_codes_of_their_own() throws IOException {
        assertThat(run("new", "route", "square.receive-order-created", "--example", "A b"))
                .isEqualTo(2);
        assertThat(run("new", "system", "Square")).isEqualTo(1);
        Files.delete(home.resolve("routes"));
        assertThat(run("new", "system", "square")).isEqualTo(78);
    }
}
