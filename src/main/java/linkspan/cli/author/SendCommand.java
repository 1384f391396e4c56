package linkspan.cli.author;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import linkspan.cli.terminal.HubAccess;
import linkspan.inbound.auth.SigningKey;
import linkspan.lab.client.SystemSignature;
import linkspan.model.Json;
import linkspan.model.Topic;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Posts messages to a running hub as the system would. Exit 1: one was refused or kept, or it cannot be signed. */
@Command(
        name = "send",
        description =
                "Posts files to a running hub as the system would, signed as its auth demands: with its secret where it has"
                        + " one, else with a key made for that and revoked after it.",
        footer = {
            "",
            "The form follows the file's ending: .json, .xml, .csv, .yaml, .form; --type names another.",
            "A secret comes from LINKSPAN_SECRET_<NAME>, else from the hub's data folder.",
            "Exit 1: a message was refused, or kept as a dead letter, or cannot be signed.",
            "",
            "Example:",
            "  java -jar target/linkspan.jar send acme/order-created order.json",
            "  java -jar target/linkspan.jar send wms/order-shipped shipped.json"
        })
public final class SendCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String JSON = "application/json";
    private static final Map<String, String> TYPES = Map.of(
            "json", JSON,
            "xml", "application/xml",
            "csv", "text/csv",
            "yaml", "application/yaml",
            "yml", "application/yaml",
            "form", "application/x-www-form-urlencoded");

    private final Clock clock;
    private final UnaryOperator<@Nullable String> environment;

    @Parameters(index = "0", paramLabel = "SYSTEM/EVENT", description = "what stands behind /in/")
    private String to = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "one message each")
    private List<Path> files = List.of();

    @Option(
            names = "--messages",
            paramLabel = "URL",
            description = "the hub's message port (as the hub on the ops port says)")
    private @Nullable URI url;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "folder of routes/, which say how a system signs (${DEFAULT-VALUE})")
    private Path home = Path.of("");

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Content-Type of all files (what their endings say, else application/json)")
    private String type = "";

    @Mixin
    private HubAccess hub = new HubAccess();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param environment value of a variable, or null */
    public SendCommand(Clock clock, UnaryOperator<@Nullable String> environment) {
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (!to.matches("[a-z][a-z0-9-]*/[a-z0-9-]+")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "'" + to + "' is not SYSTEM/EVENT, as acme/order-created");
        }
        Optional<SystemSignature> own = SystemCatalog.alone(home.resolve("routes"), system(), environment)
                .filter(settings -> settings.find("secret").isPresent())
                .map(settings -> SystemSignature.of(settings, this::secret, clock));
        URI address = address().resolve("/in/" + to);
        return own.isPresent() ? send(address, own.get()) : sendAsClient(address);
    }

    private String system() {
        return to.split("/", -1)[0];
    }

    private String secret(String name) {
        return new Secrets(hub.data(), environment, Secrets.WhenMissing.REFUSE)
                .find(name)
                .orElseThrow(() -> new CommandFailed(system() + " signs with the secret " + name + ": "
                        + Secrets.variable(name) + " is not set, and " + hub.data() + " has none (--data)"));
    }

    private int sendAsClient(URI address) {
        HubAccess.Reply made = hub.post("/admin/clients", HubAccess.object().put("name", system()));
        if (!made.fine()) {
            throw new CommandFailed(made.error());
        }
        String keyId = made.json().path("keyId").asText();
        try {
            return send(
                    address,
                    SystemSignature.of(
                            new SigningKey(keyId, made.json().path("secret").asText()), clock));
        } finally {
            hub.post(HubAccess.path("admin", "clients", keyId, "revoke"), HubAccess.object());
        }
    }

    private URI address() {
        if (url != null) {
            return url;
        }
        HubAccess.Reply overview = hub.get("/admin/overview");
        if (!overview.fine()) {
            throw new CommandFailed(overview.error());
        }
        return URI.create("http://127.0.0.1:" + overview.json().path("port").asInt());
    }

    private int send(URI address, SystemSignature signature) {
        boolean fine = true;
        ObjectNode all = HubAccess.object();
        for (Path file : files) {
            HttpResponse<String> answer = post(address, signature, file);
            JsonNode body = body(answer.body());
            boolean taken = answer.statusCode() / 100 == 2
                    && !body.at("/data/state").asText().equals("kept");
            fine &= taken;
            all.withArrayProperty("answers")
                    .addObject()
                    .put("file", file.toString())
                    .put("status", answer.statusCode())
                    .set("answer", body);
            List<String> orders = taken ? orders(body.at("/data/messageId").asText()) : List.of();
            if (!orders.isEmpty()) {
                ArrayNode ids = all.withArrayProperty("orders");
                orders.forEach(ids::add);
            }
            if (!hub.json()) {
                String about = orders.isEmpty() ? "" : ": order " + String.join(", ", orders);
                spec.commandLine().getOut().println(told(file, answer.statusCode(), body) + about);
            }
        }
        if (hub.json()) {
            spec.commandLine().getOut().println(Json.text(all));
        }
        return fine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** Those that the message told of; none where no hub is asked, or one that another token opens. */
    private List<String> orders(String messageId) {
        if (messageId.isEmpty()) {
            return List.of();
        }
        try {
            HubAccess.Reply found =
                    hub.get("/admin/orders" + HubAccess.query(Map.of("text", messageId, "by", "message")));
            List<String> ids = new ArrayList<>();
            for (JsonNode hit : found.fine() ? found.json().path("orders") : MissingNode.getInstance()) {
                if (hit.path("topic").asText().equals(Topic.ORDER.wire())) {
                    ids.add(hit.path("orderId").asText());
                }
            }
            return ids;
        } catch (CommandFailed e) {
            return List.of();
        }
    }

    private String told(Path file, int status, JsonNode body) {
        String state = body.at("/data/state").asText();
        if (state.equals("kept")) {
            return "kept " + file + ": letters show " + system() + "."
                    + body.at("/data/messageId").asText() + " says why";
        }
        if (status == 401) {
            return "refused " + file + ": 401, the hub has another secret for " + system() + ", or its routes/"
                    + system() + "/system.properties are not those in " + home + " (--home, --data)";
        }
        return status / 100 == 2 ? state + " " + file : "refused " + file + ": " + status + " " + Json.text(body);
    }

    private static JsonNode body(String text) {
        try {
            return Json.read(text);
        } catch (Json.Malformed e) {
            return Json.of(text);
        }
    }

    private String type(Path file) {
        String name = file.getFileName().toString();
        return type.isEmpty() ? TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), JSON) : type;
    }

    private HttpResponse<String> post(URI address, SystemSignature signature, Path file) {
        try {
            byte[] body = Files.readAllBytes(file);
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            signature
                    .headers(address, type(file), body, UUID.randomUUID().toString())
                    .forEach(request::setHeader);
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new CommandFailed("no hub answers at " + address);
        } catch (IOException e) {
            throw new CommandFailed(file + ": " + (e.getMessage() == null ? "cannot be sent" : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        }
    }
}
