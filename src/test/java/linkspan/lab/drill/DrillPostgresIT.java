package linkspan.lab.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import linkspan.Linkspan;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command: two hubs on one PostgreSQL and one Kafka, a real {@code kill -9} of each, or {@code -Dlinkspan.kills}. */
class DrillPostgresIT {
    private static final int KILLS = Integer.getInteger("linkspan.kills", 2);

    @Test
    void nothing_is_lost_doubled_or_out_of_order_while_two_hubs_are_killed_in_turn(@TempDir Path data) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        Linkspan.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "drill",
                        "--database=postgresql",
                        "--instances=2",
                        "--kills=" + KILLS,
                        "--seed=1",
                        "--json",
                        "--load=0",
                        "--data=" + data.resolve("drill"));

        List<String> lines = out.toString().lines().toList();
        JsonNode verdict = Json.read(lines.get(lines.size() - 1));
        // how soon is a question for a quiet machine
        assertThat(verdict.path("broken"))
                .as(err + "\n" + out)
                .allMatch(promise -> promise.asText().matches("more than \\d+: another hub .*"));
        assertThat(verdict.path("instances").asInt()).isEqualTo(2);
        assertThat(verdict.path("acknowledged").asInt()).isGreaterThan(KILLS);
        for (String system : List.of("oms", "wms", "erp", "bi")) {
            assertThat(verdict.at("/systems/" + system + "/effective").asInt())
                    .as(system)
                    .isEqualTo(verdict.path("acknowledged").asInt());
            for (String wrong : List.of("lost", "doubled", "outOfOrder")) {
                assertThat(verdict.at("/systems/" + system + "/" + wrong).asInt(-1))
                        .as(system + " " + wrong)
                        .isZero();
            }
        }
    }
}
