package linkspan.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.Linkspan;
import linkspan.event.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what "Add a system" in {@code routes/README.md} says, word for word. */
class WalkThroughTest {
    private static final Pattern BLOCK = Pattern.compile("```(json|jslt|bash)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String RECEIVE = "mappings/acme/receive-order-created.jslt";
    private static final String DELIVER = "mappings/acme/deliver-order-shipped.jslt";

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void a_project_is_there() throws IOException {
        for (String folder : List.of("routes/_hub", "mappings/_canonical")) {
            Path to = Files.createDirectories(home.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    private int type(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.replaceFirst("java -jar target/linkspan\\.jar ", ""));
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            boolean file = text.matches("order\\.json|(routes|mappings)/acme");
            words.add(file ? home.resolve(text).toString() : text);
        }
        words.addAll(List.of("--home", home.toString()));
        PrintWriter to = new PrintWriter(out, true);
        return Linkspan.commandLine().setOut(to).setErr(to).execute(words.toArray(String[]::new));
    }

    @Test
    void its_steps_work_and_the_check_passes() throws IOException {
        String page = Files.readString(Path.of("routes/README.md"));
        int start = page.indexOf("\n## Add a system\n");
        Matcher block = BLOCK.matcher(page.substring(start, page.indexOf("\n## ", start + 1)));
        List<String> edits = new ArrayList<>();
        int last = -1;
        while (block.find()) {
            switch (block.group(1)) {
                case "json" -> Files.writeString(home.resolve("order.json"), block.group(2));
                case "jslt" -> edits.add(block.group(2));
                default -> {
                    edit(edits);
                    for (String line : block.group(2).lines().toList()) {
                        last = type(line);
                    }
                }
            }
        }
        assertThat(last).as(out.toString()).isZero();
        assertThat(out.toString()).contains("0 failed");
        assertThat(EditorSchemaTest.problems(home.resolve("routes"))).isEmpty();
        assertThat(Files.readString(home.resolve("mappings/acme/receive-order-created/sample.out.json")))
                .contains("\"skuId\": \"TEA-1\"", "\"value\": \"25.00\"", "\"placedAt\": \"2026-11-11T03:11:11Z\"");
        assertThat(Files.readString(home.resolve("mappings/acme/deliver-order-shipped/sample.out.json")))
                .contains("\"carrier\": \"SF\"");
    }

    @Test
    void nothing_is_wrong_with_what_new_writes_but_what_it_marked() throws IOException {
        Matcher sample = BLOCK.matcher(Files.readString(Path.of("routes/README.md")));
        assertThat(sample.find()).isTrue();
        Files.writeString(home.resolve("order.json"), sample.group(2));
        for (String made : List.of(
                "system acme",
                "route acme.receive-order-created --sample order.json",
                "route acme.deliver-order-shipped",
                "route acme.serve-points")) {
            assertThat(type("new " + made)).as(out.toString()).isZero();
        }
        out.getBuffer().setLength(0);
        assertThat(type("check routes/acme mappings/acme --json")).isEqualTo(1);
        List<String> left = new ArrayList<>();
        for (JsonNode finding : Json.read(out.toString().strip()).path("findings")) {
            String place = finding.path("file").asText() + ":" + finding.path("line");
            left.add(place + " " + finding.path("code").asText());
        }
        assertThat(left)
                .contains("routes/acme/system.properties:3 todo-left", DELIVER + ":1 todo-left")
                .allMatch(finding -> finding.endsWith(" todo-left"));
    }

    /** The first is a line that replaces one, the second a whole file. */
    private void edit(List<String> edits) throws IOException {
        if (edits.isEmpty()) {
            return;
        }
        assertThat(edits).hasSize(2);
        String mapping = Files.readString(home.resolve(RECEIVE));
        assertThat(mapping).containsPattern("\"skuId\": .*// TODO");
        String line = edits.get(0).stripTrailing();
        Files.writeString(
                home.resolve(RECEIVE), mapping.replaceFirst(" *\"skuId\": .*", Matcher.quoteReplacement(line)));
        Files.writeString(home.resolve(DELIVER), edits.get(1));
        Path properties = home.resolve("routes/acme/system.properties");
        assertThat(properties).content().contains("\n#acme.channel=acme\n");
        Files.writeString(properties, Files.readString(properties).replace("#acme.channel", "acme.channel"));
        edits.clear();
    }
}
