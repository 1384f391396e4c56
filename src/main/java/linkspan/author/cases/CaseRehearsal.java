package linkspan.author.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import linkspan.author.cases.play.EndWord;
import linkspan.author.cases.play.Message;
import linkspan.author.cases.play.Script;
import linkspan.author.cases.stage.StageCamelRuntime;
import linkspan.author.cases.stage.StageTools;
import linkspan.author.check.Sources;
import linkspan.platform.extension.ExtensionJars;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the cases of a hub's routes send, again and again, on stages of their own: nothing leaves the process, nothing is
 * written, no figure counts it, and nobody looks at what comes of it. What a message needs is loaded and compiled by then. Only
 * cases that end well are played, of routes that receive or deliver. Used by one thread.
 */
public final class CaseRehearsal implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaseRehearsal.class);
    private static final String ENDING = ".test.yaml";
    private static final String ORDER = "order-created";

    private record Line(StageCamelRuntime stage, List<Message> messages, JsonNode reply, Path folder) {
        void play() {
            stage.play(messages, new Script(reply, JsonNodeFactory.instance.objectNode(), folder));
        }
    }

    private final List<StageCamelRuntime> stages = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private @Nullable ObjectNode order;

    private CaseRehearsal() {}

    /**
     * Opens stages, those of new orders first, and plays each case once.
     *
     * @param environment value of a variable, or null; of these only where jars of others are
     * @param goOn false: what is not open by now stays away
     */
    public static CaseRehearsal open(
            Sources sources, UnaryOperator<@Nullable String> environment, BooleanSupplier goOn) {
        CaseRehearsal rehearsal = new CaseRehearsal();
        try {
            List<Path> files = files(sources);
            StageTools tools = StageTools.of(sources.routes(), sources.mappings(), ExtensionJars.of(environment));
            CaseRouteFiles routes = new CaseRouteFiles(sources);
            CaseFile.Reader reader = new CaseFile.Reader();
            for (Path file : files) {
                if (!goOn.getAsBoolean()) {
                    break;
                }
                rehearsal.add(sources, file, reader, routes, tools);
            }
        } catch (RuntimeException e) { // what is wrong there keeps nobody from starting: check says it
            LOG.debug("not rehearsed", e);
        }
        return rehearsal;
    }

    private static List<Path> files(Sources sources) {
        return sources.caseFiles().stream()
                .filter(file -> !Sources.system(file).startsWith("_"))
                .filter(file -> Stream.of("deliver-", "receive-")
                        .anyMatch(verb -> file.getFileName().toString().startsWith(verb)))
                .filter(file -> Files.isRegularFile(route(file)))
                .sorted(Comparator.comparing(
                        (Path file) -> !file.getFileName().toString().contains(ORDER)))
                .toList();
    }

    private static Path route(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ".camel.yaml");
    }

    private void add(Sources sources, Path file, CaseFile.Reader reader, CaseRouteFiles routes, StageTools tools) {
        String system = Sources.system(file);
        String route = system + "." + Sources.name(file);
        Path folder = Objects.requireNonNull(file.getParent());
        try {
            StageCamelRuntime stage = StageCamelRuntime.open(tools, system, route, routes.needed(route(file)));
            stages.add(stage);
            for (RouteCase each : reader.read(file, sources.shown(file)).cases()) {
                if (endsWell(each)) {
                    Line line = new Line(stage, Message.list(each.word("send"), folder), each.word("reply"), folder);
                    line.play();
                    lines.add(line);
                    remember(route, line.messages);
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("not rehearsed route={}", route, e);
        }
    }

    private static boolean endsWell(RouteCase each) {
        JsonNode expected = each.word("expect");
        return each.word("fail").isEmpty() && Stream.of(EndWord.values()).noneMatch(end -> expected.has(end.label()));
    }

    private void remember(String route, List<Message> messages) {
        if (order == null && route.endsWith(".deliver-" + ORDER) && !messages.isEmpty()) {
            order = messages.get(0).body().json() instanceof ObjectNode canonical ? canonical : null;
        }
    }

    /** What a deliver route gets of a new order, where a case tells. */
    public Optional<ObjectNode> order() {
        return Optional.ofNullable(order).map(ObjectNode::deepCopy);
    }

    /** How many cases a round has. */
    public int size() {
        return lines.size();
    }

    /** One round; a case that fails now is not played again. */
    @Override
    public void run() {
        lines.removeIf(line -> {
            try {
                line.play();
                return false;
            } catch (RuntimeException e) {
                LOG.debug("not rehearsed again", e);
                return true;
            }
        });
    }

    @Override
    public void close() {
        stages.forEach(StageCamelRuntime::close);
    }
}
