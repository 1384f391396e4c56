package linkspan.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.Linkspan;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.infrastructure.Infrastructure;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the compose file says of hubs, ports, names and versions is so. */
class ComposeTest {
    private static final List<String> HUBS = List.of("hub-1", "hub-2");
    private final Stack stack = Stack.read();
    private final String compose = Files.readString(Path.of("docker/compose.yaml"));
    private final String pom = Files.readString(Path.of("pom.xml"));

    ComposeTest() throws IOException {}

    /** Of a hub, with a value for each secret that stands in a file. */
    private Map<String, String> environment(String hub) {
        return stack.map(hub, "environment").entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replaceFirst("_FILE$", ""),
                        entry -> String.valueOf(entry.getValue()).replaceAll("^/run/secrets/.*", "filled")));
    }

    private static String option(String command, String name) {
        CommandLine sub = Linkspan.commandLine().getSubcommands().get(command);
        return sub.getCommandSpec().findOption(name).defaultValue();
    }

    private String version(String property) {
        var matcher =
                Pattern.compile("<" + property + ">([^<]+)</" + property + ">").matcher(pom);
        assertThat(matcher.find()).as(property).isTrue();
        return matcher.group(1);
    }

    @Test
    void hubs_run_in_production_mode_with_all_that_it_needs(@TempDir Path data) {
        for (String hub : HUBS) {
            Map<String, String> environment = environment(hub);
            Infrastructure infrastructure = Infrastructure.of(environment);
            assertThat(infrastructure).isInstanceOf(Infrastructure.Production.class);
            assertThat(infrastructure.instance(environment)).isEqualTo(hub);
            Secrets secrets = infrastructure.secrets(data, environment);
            assertThat(secrets.get("master-key")).isNotBlank();
            SystemCatalog.load(Path.of("routes"), environment::get, value -> value).all().stream()
                    .flatMap(system -> Stream.of("secret", "password").flatMap(key -> system.find(key).stream()))
                    .forEach(name -> assertThat(secrets.get(name)).as(name).isNotBlank());
        }
    }

    @Test
    void every_variable_is_one_that_the_hub_knows() throws IOException {
        Set<String> rows = linkspan.SettingsPageTest.rowsOfThePage();
        for (String hub : HUBS) {
            assertThat(environment(hub).keySet())
                    .allMatch(name ->
                            rows.stream().anyMatch(row -> name.matches(row.replaceAll("<\\w+>", "[A-Z0-9_]+"))));
        }
    }

    @Test
    void ports_agree() throws IOException {
        String messages = option("run", "--port");
        String ops = option("run", "--ops-port");
        assertThat(Recipe.read().only("EXPOSE")).isEqualTo(messages + " " + ops);
        for (String hub : HUBS) {
            assertThat(stack.list(hub, "ports"))
                    .anyMatch(port -> port.endsWith(":" + messages))
                    .anyMatch(port -> port.endsWith(":" + ops) && port.startsWith("127.0.0.1:"));
            assertThat(stack.list(hub, "command"))
                    .containsSubsequence(Recipe.read().exec("CMD"));
        }
        List<String> sandbox = stack.list("sandbox", "command");
        CommandLine.ParseResult parsed = Linkspan.commandLine().parseArgs(sandbox.toArray(String[]::new));
        CommandLine.ParseResult options = parsed.subcommand();
        assertThat(options.commandSpec().name()).isEqualTo("sandbox");
        assertThat(environment("hub-1"))
                .containsEntry("LINKSPAN_SANDBOX_URL", "http://sandbox:" + options.matchedOptionValue("--port", 0))
                .containsEntry(
                        "LINKSPAN_SANDBOX_BI_URL",
                        "jdbc:h2:tcp://sandbox:" + options.matchedOptionValue("--bi-port", 0) + "/bi");
        assertThat(environment("hub-1").get(KafkaAccess.SERVERS))
                .isEqualTo(stack.text("kafka", "environment", "KAFKA_ADVERTISED_LISTENERS")
                        .replace("PLAINTEXT://", ""));
    }

    @Test
    void versions_are_those_of_the_build() throws IOException {
        String own = Pattern.compile("<artifactId>linkspan</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(stack.text("kafka", "image")).isEqualTo("apache/kafka:" + version("kafka.version"));
        assertThat(pom)
                .containsPattern("binaries-linux-amd64</artifactId><version>"
                        + stack.text("postgres", "image").replace("postgres:", "") + "\\.");
        for (String service : List.of("hub-1", "hub-2", "sandbox")) {
            assertThat(stack.text(service, "image")).isEqualTo("linkspan:" + own);
        }
        assertThat(Recipe.read().only("LABEL")).endsWith("version=\"" + own + "\"");
        assertThat(stack.services().values())
                .allMatch(service -> String.valueOf(service.get("image")).matches("[^:]+:v?\\d.*"));
    }

    @Test
    void secrets_stand_in_files_that_are_never_committed() throws IOException {
        Set<String> files = new TreeSet<>();
        Matcher declared =
                Pattern.compile("(?m)^  ([a-z-]+): \\{file: secrets/\\1}$").matcher(compose);
        while (declared.find()) {
            files.add(declared.group(1));
        }
        Set<String> used = new TreeSet<>();
        stack.services().keySet().forEach(service -> {
            List<String> given = stack.list(service, "secrets");
            used.addAll(given);
            stack.map(service, "environment").forEach((name, value) -> {
                if (name.matches(".*(PASSWORD|SECRET).*")) {
                    assertThat(name).as(service).endsWith("_FILE");
                    assertThat(given)
                            .as(service + " " + name)
                            .contains(String.valueOf(value).replace("/run/secrets/", ""));
                }
            });
        });
        assertThat(used).isNotEmpty().isEqualTo(files);
        assertThat(compose).doesNotContain("${");
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("docker/secrets/");
    }

    @Test
    void no_container_has_more_rights_than_it_needs() throws IOException {
        stack.services().keySet().forEach(service -> {
            assertThat(stack.list(service, "cap_drop")).as(service).containsExactly("ALL");
            assertThat(stack.list(service, "security_opt")).as(service).contains("no-new-privileges:true");
            assertThat(stack.get(service, "privileged")).as(service).isNull();
            if (!service.equals("postgres")) {
                assertThat(stack.list(service, "cap_add")).as(service).isEmpty();
            }
        });
        for (String service : List.of("hub-1", "hub-2", "sandbox", "prometheus")) {
            assertThat(stack.get(service, "read_only")).as(service).isEqualTo(true);
        }
    }

    @Test
    void the_hubs_user_of_the_database_is_no_superuser() throws IOException {
        String user = environment("hub-1").get("LINKSPAN_DATABASE_USER");
        assertThat(stack.text("postgres", "environment", "POSTGRES_USER")).isNotEqualTo(user);
        assertThat(Files.readString(Path.of("docker/postgres/10-linkspan.sh")))
                .contains("create role " + user + " login nosuperuser nocreatedb nocreaterole", "owner " + user);
    }

    @Test
    void what_is_waited_for_has_a_health_check_and_what_is_mounted_exists() {
        stack.services().keySet().forEach(service -> {
            assertThat(stack.list(service, "healthcheck", "test")).as(service).isNotEmpty();
            assertThat(stack.map(service, "depends_on")).as(service).allSatisfy((other, condition) -> {
                assertThat(stack.services()).containsKey(other);
                assertThat(condition).isEqualTo(Map.of("condition", "service_healthy"));
            });
            for (String mount : stack.list(service, "volumes")) {
                String from = mount.split(":")[0];
                if (from.startsWith(".")) {
                    assertThat(Path.of("docker", from)).exists();
                } else {
                    assertThat(stack.volumes()).contains(from);
                }
            }
        });
        assertThat(stack.services().keySet().stream()
                        .flatMap(service -> stack.list(service, "volumes").stream())
                        .map(mount -> mount.split(":")[0])
                        .filter(from -> !from.startsWith(".")))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(stack.volumes());
    }

    @Test
    void the_server_has_connections_for_all_hubs() throws IOException {
        int each = Pattern.compile("Connections per hub: (\\d+)")
                .matcher(Files.readString(Path.of("src/docs/operating.md")))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
        String most = stack.list("postgres", "command").stream()
                .filter(word -> word.startsWith("max_connections="))
                .findFirst()
                .orElseThrow();
        assertThat(HUBS.size() * each).isLessThan(Integer.parseInt(most.replaceAll("\\D", "")) / 2);
    }
}
