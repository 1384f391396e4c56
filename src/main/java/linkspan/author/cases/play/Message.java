package linkspan.author.cases.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a case sends into its route.
 *
 * @param body empty where none is stated
 * @param headers of a request, or the CloudEvents headers of a record; names in lower case
 * @param path values of the path's {@code {name}} parts
 * @param query parameters
 * @param client who asks, by default nobody in particular
 * @param times how often it comes
 */
public record Message(
        Document body,
        Map<String, String> headers,
        Map<String, String> path,
        Map<String, String> query,
        String client,
        int times) {
    private static final Document NOTHING = new Document(null, "", false);

    public Message {
        headers = Map.copyOf(headers);
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /**
     * The case's {@code send}: one message or several.
     *
     * @throws Document.Unusable when a file that it names is none
     */
    public static List<Message> list(JsonNode send, Path folder) {
        List<Message> messages = new ArrayList<>();
        if (send.isArray()) {
            send.forEach(each -> messages.add(of(each, folder)));
        } else {
            messages.add(of(send, folder));
        }
        return messages;
    }

    private static Message of(JsonNode send, Path folder) {
        Map<String, String> headers = new HashMap<>();
        texts(send.path("headers")).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new Message(
                Document.in(send, folder).orElse(NOTHING),
                headers,
                texts(send.path("path")),
                texts(send.path("query")),
                send.path("client").asText("somebody"),
                send.path("times").asInt(1));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}
