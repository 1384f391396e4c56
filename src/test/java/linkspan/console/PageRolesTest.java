package linkspan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page and every press of the console, with the least role that opens it. A new page without a row fails here. */
@Tag("database")
@ExtendWith(TestHub.Extension.class)
class PageRolesTest {
    private static final List<String> ROLES = List.of("nobody", "business", "viewer", "operator", "admin");
    private static final Map<String, String> LEAST = table("""
            GET  /login                         nobody
            POST /login                         nobody
            POST /preferences                   nobody
            POST /logout                        business
            GET  /                              business
            GET  /where                         business
            GET  /live/overview                 viewer
            GET  /live/redrives/:id             viewer
            GET  /orders                        viewer
            GET  /orders/:id                    viewer
            GET  /letters                       viewer
            GET  /letters/:id                   viewer
            POST /letters/:id/try               operator
            POST /letters/:id/edit              operator
            POST /letters/:id/approve           operator
            POST /letters/:id/withdraw          operator
            POST /letters/:id/undo              operator
            POST /letters/:id/replay            operator
            POST /letters/:id/discard           operator
            GET  /causes/:id                    viewer
            POST /causes/:id                    operator
            GET  /redrives                      viewer
            POST /redrives/look                 operator
            POST /redrives/plan                 operator
            GET  /redrives/:id                  viewer
            POST /redrives/:id/running          operator
            POST /redrives/:id/paused           operator
            POST /redrives/:id/cancelled        operator
            GET  /alerts                        viewer
            POST /alerts/silence                operator
            POST /alerts/tell                   operator
            GET  /reconciliations               viewer
            GET  /reconciliations/:id           viewer
            POST /reconciliations/:id/run       operator
            POST /reconciliations/:id/repair    operator
            GET  /polls                         viewer
            POST /polls/:id/run                 operator
            POST /polls/:id/pause               operator
            POST /polls/:id/resume              operator
            GET  /flow                          viewer
            GET  /flow/:id                      viewer
            GET  /mappings                      viewer
            GET  /mappings/:system/:name        viewer
            POST /mappings/:system/:name/try    operator
            POST /mappings/:system/:name/patch  operator
            GET  /systems                       viewer
            POST /clients/:id/revoke            admin
            GET  /ledger                        viewer
            POST /ledger/:id/settle             operator
            GET  /audit                         viewer
            """);
    private final TestHub hub;

    PageRolesTest(TestHub hub) {
        this.hub = hub;
    }

    private static Map<String, String> table(String rows) {
        Map<String, String> table = new TreeMap<>();
        rows.lines()
                .map(String::strip)
                .map(row -> row.split(" +"))
                .forEach(row -> table.put(row[0] + " " + row[1], row[2]));
        return table;
    }

    @Test
    void every_page_has_its_row() throws IOException {
        Pattern page = Pattern.compile("PageRoute\\.(get|post)\\(\\s*\"([^\"]*)\"");
        Pattern open = Pattern.compile("PageRoute\\.open\\(\\s*\"(\\w+)\",\\s*\"([^\"]*)\"");
        Pattern live = Pattern.compile("LivePart\\.for(All|Each)\\(\\s*\"([^\"]*)\"");
        TreeMap<String, String> found = new TreeMap<>();
        int all = 0;
        for (Path file : sources()) {
            String source = Files.readString(file);
            all += count("(PageRoute\\.(get|post|open)|LivePart\\.for(All|Each))\\(", source);
            for (Matcher at = page.matcher(source); at.find(); ) {
                found.put(
                        at.group(1).toUpperCase() + " " + (at.group(2).isEmpty() ? "/" : at.group(2)), file.toString());
            }
            for (Matcher at = open.matcher(source); at.find(); ) {
                found.put(at.group(1) + " " + at.group(2), file.toString());
            }
            for (Matcher at = live.matcher(source); at.find(); ) {
                found.put("GET /live" + at.group(2), file.toString());
            }
        }

        assertThat(found)
                .as("pages whose path this test cannot read, or two of one path")
                .hasSize(all);
        assertThat(found.keySet()).isEqualTo(LEAST.keySet());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/linkspan/console"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static int count(String pattern, String in) {
        return (int) Pattern.compile(pattern).matcher(in).results().count();
    }

    @Test
    void each_page_opens_to_its_roles_only() throws Exception {
        for (String role : ROLES) {
            Visitor visitor = role.equals("nobody") ? new Visitor(hub) : Visitor.in(hub, role);
            for (Map.Entry<String, String> row : LEAST.entrySet()) {
                String at = row.getKey();
                if (at.matches(".*/(login|logout|preferences)") || at.startsWith("GET /live")) {
                    continue; // they change who is there, or lead elsewhere; streams have no end
                }
                HttpResponse<String> answer = asked(visitor, at);
                boolean may = ROLES.indexOf(role) >= ROLES.indexOf(row.getValue());
                boolean sentToLogin = answer.uri().getPath().equals("/console/login");
                assertThat(!sentToLogin && answer.statusCode() != 403)
                        .as("%s as %s: %d %s", at, role, answer.statusCode(), answer.uri())
                        .isEqualTo(may);
                assertThat(answer.statusCode()).as("%s as %s", at, role).isLessThan(500);
                assertClosed(answer);
            }
        }
    }

    @Test
    void a_live_part_is_streamed_to_its_roles_only() throws Exception {
        assertThat(new Visitor(hub).head("/console/live/overview").statusCode()).isEqualTo(401);
        assertThat(Visitor.in(hub, "business").head("/console/live/overview").statusCode())
                .isEqualTo(403);
        HttpResponse<?> streamed = Visitor.in(hub, "viewer").head("/console/live/overview");
        assertThat(streamed.statusCode()).isEqualTo(200);
        assertThat(streamed.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("text/event-stream"));
        assertClosed(streamed);
    }

    @Test
    void no_press_counts_without_the_pages_token() throws Exception {
        Visitor admin = Visitor.in(hub, "admin");
        for (String at : LEAST.keySet()) {
            if (at.startsWith("POST")) {
                String path = path(at);
                assertThat(admin.post(path, Map.of("csrf", "0".repeat(64))).statusCode())
                        .as(at)
                        .isEqualTo(403);
                assertThat(admin.post(path, Map.of(), "Origin", "http://evil.example")
                                .statusCode())
                        .as(at)
                        .isEqualTo(403);
                assertThat(admin.post(path, Map.of(), new String[0]).statusCode())
                        .as(at)
                        .isEqualTo(403);
            }
        }
    }

    private static HttpResponse<String> asked(Visitor visitor, String at) throws Exception {
        return at.startsWith("POST") ? visitor.post(path(at), Map.of()) : visitor.get(path(at));
    }

    /** As good as none: what is pressed finds nothing to change. */
    private static String path(String at) {
        return ("/console" + at.split(" ")[1]).replaceAll("/$", "").replaceAll(":\\w+", "none");
    }

    /** Nothing of another place is loaded, run, framed, guessed or kept. */
    private static void assertClosed(HttpResponse<?> answer) {
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .as("%s", answer.uri())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("form-action 'self'")
                .contains("base-uri 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("*");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
}
