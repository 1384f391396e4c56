package linkspan.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The steps of "Add a system" in {@code routes/README.md}, word for word, in a folder of their own. */
public final class WalkThrough {
    private static final Pattern BLOCK = Pattern.compile("```(json|jslt|bash)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    static final String RECEIVE = "mappings/acme/receive-order-created.jslt";
    static final String DELIVER = "mappings/acme/deliver-order-shipped.jslt";

    private final Path home;
    private final StringWriter out = new StringWriter();

    /** Puts what all systems share into the folder. */
    public WalkThrough(Path home) throws IOException {
        this.home = home;
        for (String folder : List.of("routes/_hub", "mappings/_canonical")) {
            Path to = Files.createDirectories(home.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    /** What the commands have said so far. */
    public String said() {
        return out.toString();
    }

    void forget() {
        out.getBuffer().setLength(0);
    }

    /** The chapter's blocks, {@code json}, {@code jslt} or {@code bash} and their text. */
    private static List<String[]> blocks() throws IOException {
        String page = Files.readString(Path.of("routes/README.md"));
        int start = page.indexOf("\n## Add a system\n");
        Matcher block = BLOCK.matcher(page.substring(start, page.indexOf("\n## ", start + 1)));
        List<String[]> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(new String[] {block.group(1), block.group(2)});
        }
        return blocks;
    }

    /** The sample that the page begins with. */
    Path sample() throws IOException {
        return Files.writeString(home.resolve("order.json"), blocks().get(0)[1]);
    }

    /** Steps 1 to 3: write, edit, check. Returns what the last command ended with. */
    public int write() throws IOException {
        List<String> edits = new ArrayList<>();
        int last = -1;
        for (String[] block : blocks()) {
            switch (block[0]) {
                case "json" -> Files.writeString(home.resolve("order.json"), block[1]);
                case "jslt" -> edits.add(block[1]);
                default -> {
                    edit(edits);
                    for (String line : block[1].lines().toList()) {
                        last = isForAHub(block) ? last : type(line);
                    }
                }
            }
        }
        return last;
    }

    /** Step 4: the lines for a running hub. */
    public static List<String> flow() throws IOException {
        return blocks().stream()
                .filter(WalkThrough::isForAHub)
                .flatMap(block -> block[1].lines())
                .toList();
    }

    private static boolean isForAHub(String[] block) {
        return block[0].equals("bash") && block[1].contains("send acme/");
    }

    /** Types a line in this folder; more words may follow. */
    public int type(String line, String... more) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.replaceFirst("java -jar target/linkspan\\.jar ", ""));
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            boolean file = text.matches("order\\.json|(routes|mappings)/acme");
            words.add(file ? home.resolve(text).toString() : text);
        }
        words.addAll(more.length == 0 ? List.of("--home", home.toString()) : List.of(more));
        PrintWriter to = new PrintWriter(out, true);
        return Linkspan.commandLine().setOut(to).setErr(to).execute(words.toArray(String[]::new));
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
