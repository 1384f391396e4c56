package linkspan.outbound.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import linkspan.model.Sha256;

/**
 * {@code multipart/form-data} (RFC 7578) of an object: a value is a field, {@code {"file": "a.pdf", "base64": "…"}} a file, an array
 * repeats its name, null is left out. The boundary is made of the parts: a call that is repeated sends the same bytes, so that a system
 * which compares the bodies of one {@code Idempotency-Key} finds one body.
 */
public final class MultipartText {
    public static final String TYPE = "multipart/form-data";

    private static final String BOUNDARY = "; boundary=";
    private static final String LINE = "\r\n";
    private static final String NAME = "Content-Disposition: form-data; name=\"";
    private static final String FILE = "\"; filename=\"";

    private MultipartText() {}

    /** Throws {@link IllegalArgumentException} naming the part that is none. */
    public static Outgoing of(JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("multipart/form-data is made of an object, one part for each field");
        }
        String boundary = "linkspan-" + Sha256.hex(object.toString().getBytes(StandardCharsets.UTF_8));
        Buffer body = Buffer.buffer();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            for (JsonNode value : field.getValue().isArray() ? field.getValue() : List.of(field.getValue())) {
                if (!value.isNull()) {
                    body.appendString("--" + boundary + LINE);
                    part(body, field.getKey(), value);
                    body.appendString(LINE);
                }
            }
        }
        return new Outgoing(TYPE + BOUNDARY + boundary, body.appendString("--" + boundary + "--" + LINE));
    }

    private static void part(Buffer body, String name, JsonNode value) {
        body.appendString(NAME + quoted(name));
        if (value.isValueNode()) {
            body.appendString("\"" + LINE + LINE + value.asText());
            return;
        }
        if (!value.path("file").isTextual() || value.has("text") == value.has("base64")) {
            throw new IllegalArgumentException(
                    name + ": a file is {\"file\": name, \"text\" or \"base64\": content, \"type\": its media type}");
        }
        String type =
                value.path("type").asText(value.has("text") ? "text/plain; charset=utf-8" : "application/octet-stream");
        if (!type.matches("[\\x20-\\x7e]+")) {
            throw new IllegalArgumentException(name + ": type is no media type");
        }
        body.appendString(
                FILE + quoted(value.path("file").textValue()) + "\"" + LINE + "Content-Type: " + type + LINE + LINE);
        if (value.has("text")) {
            body.appendString(value.path("text").asText());
        } else {
            body.appendBytes(decoded(name, value.path("base64").asText()));
        }
    }

    private static byte[] decoded(String name, String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": base64 is none", e);
        }
    }

    /** As browsers write names (HTML, "multipart/form-data encoding algorithm"): no line ends, no quote. */
    private static String quoted(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    /** The object of which {@link #of} made these bytes: every field a text, of a file its name, type and content as text. */
    public static ObjectNode shown(String type, Buffer bytes) {
        String boundary = "--" + type.substring(type.indexOf(BOUNDARY) + BOUNDARY.length());
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String part : bytes.toString().split(java.util.regex.Pattern.quote(boundary), -1)) {
            int head = part.indexOf(LINE + LINE);
            if (head < 0) {
                continue; // before the first and behind the last
            }
            String content = part.substring(head + 4, part.length() - LINE.length());
            String[] names = part.substring(LINE.length() + NAME.length(), part.indexOf('"' + LINE))
                    .split(FILE, -1);
            JsonNode before = shown.get(names[0]);
            JsonNode value = names.length == 1
                    ? JsonNodeFactory.instance.textNode(content)
                    : JsonNodeFactory.instance
                            .objectNode()
                            .put("file", names[1])
                            .put("type", part.substring(part.indexOf("Content-Type: ") + 14, head))
                            .put("text", content);
            if (before == null) {
                shown.set(names[0], value);
            } else {
                shown.withArray(names[0]).add(value);
            }
        }
        return shown;
    }
}
