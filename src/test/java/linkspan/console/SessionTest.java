package linkspan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a browser is let in, and by what. */
@Tag("database")
@ExtendWith(TestHub.Extension.class)
class SessionTest {
    private static final String PASSWORD = "correct horse battery";
    private final TestHub hub;
    private final String name = "session-" + Long.toString(System.nanoTime(), 36);

    SessionTest(TestHub hub) {
        this.hub = hub;
    }

    private Visitor signedIn() throws Exception {
        hub.post("/admin/users", "{\"name\":\"%s\",\"role\":\"viewer\",\"password\":\"%s\"}".formatted(name, PASSWORD));
        Visitor visitor = new Visitor(hub);
        assertThat(visitor.post("/console/login", Map.of("name", name, "password", PASSWORD))
                        .statusCode())
                .isEqualTo(200);
        return visitor;
    }

    private static boolean isOut(Visitor visitor) throws Exception {
        return visitor.get("/console/audit").uri().getPath().equals("/console/login");
    }

    /** The person was seen last so long ago. */
    private void seen(Duration ago) {
        hub.sql("update console_sessions set seen_at = %s where user_name = '%s'".formatted(literal(ago), name));
    }

    private static String literal(Duration ago) {
        OffsetDateTime at = Instant.now().minus(ago).atOffset(ZoneOffset.UTC);
        return "timestamp with time zone '" + at.toString().replace('T', ' ').replace("Z", "+00:00") + "'";
    }

    @Test
    void the_cookie_is_for_this_console_only_and_no_script_reads_it() throws Exception {
        signedIn();
        HttpResponse<String> plain =
                new Visitor(hub).post("/console/login", Map.of("name", name, "password", PASSWORD));
        String cookie = plain.previousResponse()
                .orElseThrow()
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie)
                .startsWith("linkspan-session=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .contains("Path=/console")
                .doesNotContainIgnoringCase("Max-Age");
    }

    @Test
    void half_an_hour_without_a_sign_is_the_end() throws Exception {
        Visitor visitor = signedIn();
        seen(Duration.ofMinutes(29));
        assertThat(isOut(visitor)).isFalse();
        seen(Duration.ofMinutes(31));
        assertThat(isOut(visitor)).isTrue();
    }

    @Test
    void another_role_or_the_end_of_the_user_is_the_end_of_the_session() throws Exception {
        Visitor visitor = signedIn();
        hub.post("/admin/users/" + name, "{\"role\":\"operator\"}");
        assertThat(isOut(visitor)).isTrue();
        visitor.post("/console/login", Map.of("name", name, "password", PASSWORD));
        assertThat(isOut(visitor)).isFalse();
        hub.post("/admin/users/" + name + "/remove", "{}");
        assertThat(isOut(visitor)).isTrue();
    }

    @Test
    void a_page_that_keeps_itself_up_to_date_keeps_nobody_signed_in() throws Exception {
        Visitor visitor = signedIn();
        HttpResponse<InputStream> stream = visitor.stream("/console/live/overview");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            seen(Duration.ofMinutes(20));
            assertThat(next(lines)).startsWith("data: ");
            int unseen =
                    hub.sql("update console_sessions set user_name = user_name where user_name = '%s' and seen_at < %s"
                            .formatted(name, literal(Duration.ofMinutes(19))));
            assertThat(unseen).isEqualTo(1);

            seen(Duration.ofMinutes(31));
            await().until(() -> next(lines).equals("event: over"));
        }
        assertThat(isOut(visitor)).isTrue();
    }

    private static String next(BufferedReader lines) throws Exception {
        String line = "";
        while (line != null && List.of("", ":").contains(line)) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
