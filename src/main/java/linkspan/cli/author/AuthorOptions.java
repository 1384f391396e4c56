package linkspan.cli.author;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What commands have in common that read or write the files of authors. */
public final class AuthorOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "folder of routes/ and mappings/ (${DEFAULT-VALUE})")
    private Path home = Path.of("");

    @Option(names = "--json", description = "say it in one line of JSON")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    public Path home() {
        return home;
    }

    public boolean json() {
        return json;
    }
}
