package linkspan.cli.author;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import linkspan.author.scaffold.NewFiles;
import linkspan.author.scaffold.NewRoute;
import linkspan.author.scaffold.RouteName;
import linkspan.author.scaffold.Wishes;
import linkspan.author.scaffold.sample.SampleFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a route with its mapping, an example and a case. */
@Command(
        name = "route",
        description = "Writes a route, its mapping with a first guess from a sample, an example and a case.",
        footer = {
            "",
            "Guesses are marked \"guess\", what only a person can know \"TODO\".",
            "",
            "Example:",
            "  java -jar target/linkspan.jar new route square.receive-order-created --sample order.json",
            "  java -jar target/linkspan.jar new route bi.deliver-order-created --rows orders:order_id"
        })
final class NewRouteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ROUTE", description = "<system>.<verb>-<event>; verbs: receive, deliver, serve, ask")
    private String name = "";

    @Option(
            names = "--sample",
            paramLabel = "FILE",
            description = "JSON or XML that it sends; for deliver, JSON that it wants to get")
    private @Nullable Path sample;

    @Option(names = "--topic", paramLabel = "NAME", description = "receive: the Kafka topic on which it publishes")
    private @Nullable String topic;

    @Option(names = "--rows", paramLabel = "TABLE:KEY", description = "deliver: into a database's table")
    private @Nullable String rows;

    @Option(
            names = "--call",
            paramLabel = "PATH",
            description = "deliver: path below its url with options, as orders/{orderId}?method=PUT")
    private @Nullable String call;

    @Option(
            names = "--example",
            paramLabel = "NAME",
            defaultValue = "sample",
            description = "name of the example (${DEFAULT-VALUE})")
    private String example = "";

    @Mixin
    private AuthorOptions options = new AuthorOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!example.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--example " + example + ": a name of a-z, 0-9 and -");
        }
        RouteName route = RouteName.of(name);
        Wishes wishes = new Wishes(
                Optional.ofNullable(sample).map(SampleFile::read),
                Optional.ofNullable(topic),
                Optional.ofNullable(rows),
                Optional.ofNullable(call),
                example);
        NewFiles files = NewRoute.files(AuthorHome.of(options.home()), route, wishes);
        String mapping = "mappings/" + route.system() + "/" + route.verb().word() + "-" + route.what();
        List<String> next = List.of(
                "edit "
                        + (files.has(mapping + ".jslt")
                                ? mapping + ".jslt"
                                : mapping.replaceFirst("mappings", "routes") + ".camel.yaml"),
                "linkspan check routes/" + route.system() + " mappings/" + route.system()
                        + " --update   (writes the outputs anew)");
        new WrittenReport(options.home(), files, next)
                .writeAndTell(
                        spec.commandLine().getOut(),
                        options.json() ? WrittenReport.Form.JSON : WrittenReport.Form.TEXT);
        return CommandLine.ExitCode.OK;
    }
}
