package linkspan.platform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCatalogTest {
    @TempDir
    Path routes;

    private SystemSettings acme(String properties, Map<String, String> environment) throws IOException {
        Files.createDirectories(routes.resolve("acme"));
        Files.createDirectories(routes.resolve("_hub"));
        Files.writeString(routes.resolve("acme/system.properties"), properties);
        return SystemCatalog.load(routes, environment::get, value -> value.replace("{{where}}", "http://a"))
                .get("acme");
    }

    @Test
    void values_come_from_the_file_placeholders_and_the_environment() throws IOException {
        SystemSettings acme = acme(
                "acme.url={{where}}/x\nacme.timeout=3s\n",
                Map.of("LINKSPAN_ACME_TIMEOUT", "250ms", "LINKSPAN_ACME_BREAKER_CALLS", "7"));
        assertThat(acme.require("url")).isEqualTo("http://a/x");
        assertThat(acme.get("timeout", "1s", Setting::duration)).isEqualTo(Duration.ofMillis(250));
        assertThat(acme.number("breaker-calls", 1, 1, 10)).isEqualTo(7);
    }

    @Test
    void a_mistake_names_file_and_key() {
        assertThatThrownBy(() -> acme("acme.rerty=1s\n", Map.of()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("acme/system.properties: acme.rerty: there is no such key");
        assertThatThrownBy(() -> acme("wms.url=x\n", Map.of())).hasMessageContaining("wms.url: every key starts with");
        assertThatThrownBy(() -> acme("acme.timeout=soon\n", Map.of()).get("timeout", "1s", Setting::duration))
                .hasMessageContaining("acme.timeout: 'soon' is no duration");
        assertThatThrownBy(() -> acme("acme.concurrency=0\n", Map.of()).number("concurrency", 1, 1, 9))
                .hasMessageContaining("acme.concurrency: 0 is not within 1 and 9");
        assertThatThrownBy(() -> acme("", Map.of()).require("start")).hasMessageContaining("acme.start is missing");
    }

    @Test
    void the_page_for_route_authors_lists_every_key() throws IOException {
        String page = Files.readString(Path.of("routes/reference.md"));
        assertThat(KnownKeys.ALL)
                .allMatch(key ->
                        page.contains("`" + key + "`") || page.contains("`-" + key.replace("breaker-", "") + "`"));
    }
}
