package linkspan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A draft is tried and taken away; the hub's own file stays as it is. */
@ExtendWith(TestHub.Extension.class)
class MappingPagesTest {
    private static final Path FILE = Path.of("mappings/wms/deliver-order-created.jslt");
    private static final String PAGE = "/console/mappings/wms/deliver-order-created";
    private final TestHub hub;

    MappingPagesTest(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void a_draft_is_checked_previewed_and_downloaded_and_nothing_is_written() throws Exception {
        hub.created("shopify-draft-" + Long.toString(System.nanoTime(), 36));
        String now = Files.readString(FILE);
        Visitor visitor = Visitor.in(hub, "operator");
        assertThat(visitor.get("/console/mappings").body())
                .contains(PAGE)
                .contains("/console/mappings/wms/order.module");
        assertThat(visitor.get(PAGE).body()).contains("id=\"L1\"").contains("name=\"draft\"");

        String broken = visitor.post(PAGE + "/try", Map.of("draft", now + "\nlet broken = ("))
                .body();
        String fine = visitor.post(PAGE + "/try", Map.of("draft", now.replace("\n", "\r\n")))
                .body();
        HttpResponse<String> patch = visitor.post(PAGE + "/patch", Map.of("draft", "// said\n" + now));

        assertThat(broken).contains("mapping-broken").contains("would fail");
        assertThat(fine).contains("Check finds nothing").contains("come out as before");
        assertThat(patch.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"wms-deliver-order-created.patch\"");
        assertThat(patch.body()).startsWith("--- a/" + FILE + "\n+++ b/" + FILE + "\n@@ -1,3 +1,4 @@\n+// said\n");
        assertThat(Files.readString(FILE)).isEqualTo(now);
        try (Stream<Path> left = Files.list(hub.data().resolve("drafts"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_comes_out_otherwise_of_real_inputs_is_shown() throws Exception {
        hub.created("shopify-outlook-" + Long.toString(System.nanoTime(), 36));
        Visitor visitor = Visitor.in(hub, "operator");

        String tried = visitor.post(PAGE + "/try", Map.of("draft", "{\"tried\": \"otherwise\"}"))
                .body();

        assertThat(tried)
                .contains("Over the last real inputs")
                .contains("tried")
                .contains("otherwise");
        assertThat(tried).contains("example-failed");
    }

    @Test
    void a_viewer_reads_it_and_has_no_draft() throws Exception {
        assertThat(Visitor.in(hub, "viewer").get(PAGE).body())
                .contains("id=\"L1\"")
                .doesNotContain("name=\"draft\"");
        assertThat(Visitor.in(hub, "viewer")
                        .get("/console/mappings/..%2F..%2Fpom/xml")
                        .statusCode())
                .isEqualTo(404);
    }
}
