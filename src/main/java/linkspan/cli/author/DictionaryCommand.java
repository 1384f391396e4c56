package linkspan.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import linkspan.author.dictionary.Dictionary;
import linkspan.author.dictionary.HtmlPage;
import linkspan.author.dictionary.MarkdownPage;
import linkspan.mapping.MappingBroken;
import linkspan.platform.terminal.CommandFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the data dictionary: {@code dictionary.html} and {@code dictionary.md}. */
@Command(
        name = "dictionary",
        description = "Writes the data dictionary: every canonical field and what each system calls it.",
        footer = {
            "",
            "Names are found by running the mappings over their examples; what no example holds cannot be seen.",
            "",
            "Example:",
            "  java -jar target/linkspan.jar dictionary --out target/dictionary"
        })
public final class DictionaryCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "dictionary",
            description = "folder for dictionary.html and dictionary.md, written over (${DEFAULT-VALUE})")
    private Path out = Path.of("");

    @Mixin
    private AuthorOptions options = new AuthorOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Dictionary dictionary = read();
        write("dictionary.html", HtmlPage.of(dictionary));
        write("dictionary.md", MarkdownPage.of(dictionary));
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("out", out.toString())
                .put("fields", dictionary.fields())
                .put("names", dictionary.names());
        dictionary.unknown().forEach(told.putArray("unknown")::add);
        String text = "wrote " + out.resolve("dictionary.html") + " and dictionary.md: " + dictionary.fields()
                + " fields, " + dictionary.names() + " names in systems; not seen: "
                + dictionary.unknown().size();
        spec.commandLine().getOut().println(options.json() ? told.toString() : text);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private Dictionary read() {
        try {
            return Dictionary.read(AuthorHome.of(options.home()));
        } catch (MappingBroken e) {
            throw new CommandFailed(String.valueOf(e.getMessage()));
        }
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(out);
            Files.writeString(out.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed(out.resolve(name) + ": cannot be written");
        }
    }
}
