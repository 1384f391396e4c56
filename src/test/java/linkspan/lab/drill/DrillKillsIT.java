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

/** The real command: real {@code kill -9} of a hub in a JVM of its own, two or {@code -Dlinkspan.kills}. */
class DrillKillsIT {
    private static final int KILLS = Integer.getInteger("linkspan.kills", 2);

    @Test
    void nothing_is_lost_doubled_or_out_of_order_after_kills(@TempDir Path data) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int code = Linkspan.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "drill",
                        "--kills=" + KILLS,
                        "--seed=1",
                        "--json",
                        "--load=0", // an old file and a loaded machine: KilledFileIT, and the command's own defaults
                        "--young-file",
                        "--data=" + data.resolve("drill"));

        assertThat(code).as(err.toString()).isZero();
        List<String> lines = out.toString().lines().toList();
        JsonNode verdict = Json.read(lines.get(lines.size() - 1));
        assertThat(verdict.path("verdict").asText()).isEqualTo("ok");
        assertThat(verdict.path("kills").asInt()).isEqualTo(KILLS);
        assertThat(verdict.path("acknowledged").asInt()).isGreaterThan(KILLS);
        for (String system : List.of("oms", "wms", "erp", "bi")) {
            assertThat(verdict.at("/systems/" + system + "/effective").asInt())
                    .as(system)
                    .isEqualTo(verdict.path("acknowledged").asInt());
        }
    }
}
