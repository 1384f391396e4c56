package linkspan.cli.author;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import linkspan.caller.SigningKey;
import linkspan.event.Json;
import linkspan.terminal.CommandFailed;
import linkspan.terminal.HubAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Posts messages to a running hub as a system would that signs with a client's key. Exit 1: one was refused or kept. */
@Command(
        name = "send",
        description =
                "Posts JSON to a running hub as the system would, signed with a key made for that and revoked after it.",
        footer = {
            "",
            "For systems with auth=linkspan-v2 and no secret. Exit 1: a message was refused, or kept as a dead letter.",
            "",
            "Example:",
            "  java -jar target/linkspan.jar send acme/order-created order.json"
        })
public final class SendCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clock clock;

    @Parameters(index = "0", paramLabel = "SYSTEM/EVENT", description = "what stands behind /in/")
    private String to = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "one message each")
    private List<Path> files = List.of();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "the hub's message port (as the hub on the ops port says)")
    private @Nullable URI url;

    @Mixin
    private HubAccess hub = new HubAccess();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public SendCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!to.matches("[a-z][a-z0-9-]*/[a-z0-9-]+")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "'" + to + "' is not SYSTEM/EVENT, as acme/order-created");
        }
        URI address = address().resolve("/in/" + to);
        HubAccess.Reply made = hub.post("/admin/clients", HubAccess.object().put("name", to.split("/", -1)[0]));
        if (!made.fine()) {
            throw new CommandFailed(made.error());
        }
        String keyId = made.json().path("keyId").asText();
        try {
            return send(
                    address, new SigningKey(keyId, made.json().path("secret").asText()));
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

    private int send(URI address, SigningKey key) {
        boolean fine = true;
        ObjectNode all = HubAccess.object();
        for (Path file : files) {
            HttpResponse<String> answer = post(address, key, file);
            JsonNode body = body(answer.body());
            boolean taken = answer.statusCode() / 100 == 2
                    && !body.at("/data/state").asText().equals("kept");
            fine &= taken;
            all.withArrayProperty("answers")
                    .addObject()
                    .put("file", file.toString())
                    .put("status", answer.statusCode())
                    .set("answer", body);
            if (!hub.json()) {
                spec.commandLine().getOut().println(told(file, answer.statusCode(), body));
            }
        }
        if (hub.json()) {
            spec.commandLine().getOut().println(Json.text(all));
        }
        return fine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private String told(Path file, int status, JsonNode body) {
        String state = body.at("/data/state").asText();
        if (state.equals("kept")) {
            String letter =
                    to.split("/", -1)[0] + "." + body.at("/data/messageId").asText();
            return "kept " + file + ": letters show " + letter + " says why";
        }
        if (status == 401) {
            String system = to.split("/", -1)[0];
            return "refused " + file + ": 401, the signature is not the one that " + system + " uses: with " + system
                    + ".auth other than linkspan-v2, or a " + system
                    + ".secret (routes/" + system + "/system.properties), only who has that secret can post";
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

    private HttpResponse<String> post(URI address, SigningKey key, Path file) {
        try {
            byte[] body = Files.readAllBytes(file);
            String once = UUID.randomUUID().toString();
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            key.headers(address, once, body, clock.millis(), once).forEach(request::setHeader);
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
