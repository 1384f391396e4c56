package linkspan.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import linkspan.model.Json;
import linkspan.operations.ops.OpsToken;
import linkspan.platform.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options of the commands that talk to a running hub, and the way there. Throws {@link CommandFailed} when none answers. */
public final class HubAccess {
    /** What the hub said. */
    public record Reply(int status, String body) {
        public boolean fine() {
            return status < 400;
        }

        public JsonNode json() {
            return Json.read(body);
        }

        /** Why not, in the hub's words. */
        public String error() {
            try {
                return json().path("error").asText("the hub answered " + status);
            } catch (Json.Malformed e) {
                return "what answers is no hub: status " + status;
            }
        }
    }

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    @Option(
            names = "--ops-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "ops port of the running hub (${DEFAULT-VALUE})")
    private int opsPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./data",
            description = "data folder of the running hub, for its token (${DEFAULT-VALUE})")
    private Path data = Path.of("");

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:LINKSPAN_URL:-}",
            description = "ops port of a hub on another machine, with --token (LINKSPAN_URL)")
    private String url = "";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LINKSPAN_TOKEN:-}",
            description = "named token, see token add (LINKSPAN_TOKEN; else the one in --data)")
    private String token = "";

    @Option(names = "--json", description = "one line of JSON instead of words")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    /** The data folder of the hub. */
    public Path data() {
        return data;
    }

    /** The caller wants JSON. */
    public boolean json() {
        return json;
    }

    /** Prints the answer as JSON or in {@code words}; returns the exit code. A refusal is a {@link CommandFailed}. */
    public int print(CommandLine command, Reply reply, Function<JsonNode, String> words) {
        if (!reply.fine()) {
            throw new CommandFailed(reply.error());
        }
        command.getOut().println(json ? Json.text(reply.json()) : words.apply(reply.json()));
        return CommandLine.ExitCode.OK;
    }

    /** A path below the root; every part of it is encoded. */
    public static String path(String... parts) {
        StringBuilder path = new StringBuilder();
        for (String part : parts) {
            path.append('/').append(encoded(part));
        }
        return path.toString();
    }

    /** A query of the values that are there; with its question mark, or empty. */
    public static String query(Map<String, String> values) {
        String query = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** Puts a value that was given into a query. */
    public static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public Reply get(String pathAndQuery) {
        return send(request(pathAndQuery).GET());
    }

    /** Asks for sentences instead of JSON. */
    public Reply getText(String pathAndQuery, String language) {
        return send(request(pathAndQuery)
                .header("Accept", "text/plain")
                .header("Accept-Language", language)
                .GET());
    }

    public Reply post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        try {
            return HttpRequest.newBuilder(URI.create(address() + pathAndQuery))
                    .timeout(ANSWER)
                    .header(
                            "X-Actor",
                            System.getProperty("user.name", "operator").replaceAll("[^\\w.@ -]", "?"))
                    .header("Authorization", "Bearer " + token());
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("--url: " + url + " is no address");
        }
    }

    private String address() {
        return url.isBlank() ? "http://127.0.0.1:" + opsPort : url.strip().replaceFirst("/+$", "");
    }

    private String token() {
        if (!token.isBlank()) {
            return token.strip();
        }
        Path file = OpsToken.file(data);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read: is a hub running with this data folder? (--data)");
        }
    }

    private Reply send(HttpRequest.Builder request) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Reply reply = new Reply(response.statusCode(), response.body());
            if (reply.status() == 401) {
                throw new CommandFailed(
                        token.isBlank()
                                ? OpsToken.file(data) + " is not the token of the hub on port " + opsPort
                                        + " (--data, --ops-port)"
                                : "the token is unknown or revoked at " + address());
            }
            return reply;
        } catch (ConnectException e) {
            throw new CommandFailed("no hub answers on " + address().replaceFirst("^http://", "")
                    + "; is one running? (" + (url.isBlank() ? "--ops-port" : "--url") + ")");
        } catch (IOException e) {
            throw new CommandFailed("the hub on port " + opsPort + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        }
    }
}
