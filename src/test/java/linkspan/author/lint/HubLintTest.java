package linkspan.author.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import linkspan.author.check.Sources;
import linkspan.platform.system.ConfigurationError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HubLintTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(HubLint.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    private static HubLint lint(String folder) {
        Path home = Path.of("src/test/resources/check/bad").resolve(folder);
        return new HubLint(new Sources(home.resolve("routes"), home.resolve("mappings")), name -> null);
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void what_ought_to_be_mended_is_logged_at_the_start_with_file_and_line_and_not_again() {
        HubLint lint = lint("todo-left");
        lint.pass();
        assertThat(warnings())
                .filteredOn(line -> line.contains(" todo-left: "))
                .extracting(line -> line.replaceFirst(":\\d+ todo-left: .*", ""))
                .containsExactlyInAnyOrder(
                        "routes/acme/deliver-order-created.camel.yaml:3",
                        "routes/acme/system.properties:2",
                        "mappings/acme/deliver-order-created.jslt:2");
        log.list.clear();
        lint.warn();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void what_keeps_a_hub_from_starting_is_no_warning() {
        HubLint lint = lint("route-id-mismatch");
        assertThatThrownBy(lint::pass).isInstanceOf(ConfigurationError.class).hasMessageContaining("route-id-mismatch");
        assertThat(warnings()).noneMatch(line -> line.contains("route-id-mismatch"));
    }
}
