package linkspan.cli.author;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import linkspan.author.scaffold.NewFiles;
import linkspan.author.scaffold.NewSystem;
import linkspan.inbound.auth.way.Way;
import linkspan.inbound.auth.way.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes {@code routes/<system>/system.properties}. */
@Command(
        name = "system",
        description = "Writes routes/<system>/system.properties, each key with what it means.",
        footer = {
            "",
            "Example:",
            "  java -jar target/linkspan.jar new system square --title Square --url https://connect.squareup.com/v2"
        })
final class NewSystemCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SYSTEM", description = "its name: a letter, then a-z, 0-9 and -")
    private String id = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "for people")
    private @Nullable String title;

    @Option(names = "--owner", paramLabel = "TEXT", description = "who looks after it")
    private @Nullable String owner;

    @Option(names = "--contact", paramLabel = "TEXT", description = "whom to ask")
    private @Nullable String contact;

    @Option(names = "--url", paramLabel = "URL", description = "base address for deliveries, or a JDBC URL")
    private @Nullable String url;

    @Option(
            names = "--auth",
            paramLabel = "WORD",
            defaultValue = "linkspan-v2",
            description =
                    "how it signs what it posts: linkspan-v2, hmac, shopify, woocommerce, standard-webhooks, basic,"
                            + " api-key, bearer (${DEFAULT-VALUE})")
    private String auth = "";

    @Mixin
    private AuthorOptions options = new AuthorOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        NewSystem.Facts facts = new NewSystem.Facts(
                Optional.ofNullable(title),
                Optional.ofNullable(owner),
                Optional.ofNullable(contact),
                Optional.ofNullable(url),
                way());
        NewFiles files = NewSystem.files(AuthorHome.of(options.home()), id, facts);
        List<String> next = List.of(
                "linkspan new route " + id + ".receive-order-created --sample FILE   (what it sends)",
                "linkspan new route " + id + ".deliver-order-created --sample FILE   (what it gets)",
                "linkspan check routes/" + id);
        new WrittenReport(options.home(), files, next)
                .writeAndTell(
                        spec.commandLine().getOut(),
                        options.json() ? WrittenReport.Form.JSON : WrittenReport.Form.TEXT);
        return CommandLine.ExitCode.OK;
    }

    private Way way() {
        try {
            return Words.parse(Way.class, auth);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--auth: " + e.getMessage());
        }
    }
}
