package linkspan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says of itself, and how its log is written. */
class ProgramTest {
    @ParameterizedTest
    @ValueSource(strings = {"-V", "--version"})
    void its_version(String option) {
        Typed typed = Typed.run(option);
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).startsWith("linkspan ").contains("\nJava ");
    }

    @Test
    void help_is_h_everywhere() {
        assertThat(Typed.run("-h").out()).contains("--version");
        assertThat(Typed.run("letters", "list", "-h").code()).isZero();
        assertThat(Typed.run("new", "route", "-h").out()).contains("--sample");
    }

    @Test
    void a_shell_completes_its_commands() {
        assertThat(Typed.run("completion").out())
                .startsWith("#!/usr/bin/env bash")
                .contains("republish", "--sandbox", "complete -F _complete_linkspan");
    }

    private static String line(String format, String message) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("LINKSPAN_LOG_FORMAT", format);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(ProgramTest.class.getResource("/logback.xml"));
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("stderr");
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .as("a warning prints them all at every start")
                .allMatch(status -> status.getLevel() < Status.WARN);
        LoggingEvent event = new LoggingEvent("x", root, Level.WARN, message, null, new Object[] {"acme"});
        String line = new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
        context.stop();
        return line;
    }

    @Test
    void a_line_of_the_log_has_date_and_zone() throws Exception {
        assertThat(line("text", "gone system={}"))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) WARN +\\S+ gone system=acme *\\n");
    }

    @Test
    void the_log_in_json_is_an_object_a_line() throws Exception {
        String line = line("json", "gone\nsystem={}");
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode json = Json.read(line);
        assertThat(json.path("formattedMessage").asText()).isEqualTo("gone\nsystem=acme");
        assertThat(json.path("level").asText()).isEqualTo("WARN");
        assertThat(json.path("timestamp").isNumber()).isTrue();
    }
}
