package linkspan.author.cases.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import linkspan.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * A body as a case states it, by one of the words {@code json}, {@code xml}, {@code text} and {@code file}.
 *
 * @param json the tree; null where it is a text
 * @param text as it stands; of a {@code json} its text
 * @param xml true: the text is XML
 */
public record Document(@Nullable JsonNode json, String text, boolean xml) {
    /** A file that cannot be used. */
    public static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /** The tree as a document. */
    public static Document of(JsonNode json) {
        return new Document(json, Json.text(json), false);
    }

    /**
     * The body that this part of a case states; nothing where it states none.
     *
     * @param folder that of the case's file
     * @throws Unusable when its file is none
     */
    public static Optional<Document> in(JsonNode part, Path folder) {
        if (part.has("json")) {
            return Optional.of(of(part.get("json")));
        }
        if (part.has("xml")) {
            return Optional.of(new Document(null, part.get("xml").asText(), true));
        }
        if (part.has("text")) {
            return Optional.of(new Document(null, part.get("text").asText(), false));
        }
        return part.has("file") ? Optional.of(file(part.get("file").asText(), folder)) : Optional.empty();
    }

    private static Document file(String name, Path folder) {
        Path file = folder.resolve(name).normalize();
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Unusable("the file " + name + " cannot be read");
        }
        if (!name.endsWith(".json")) {
            return new Document(null, text, name.endsWith(".xml"));
        }
        try {
            return new Document(Json.read(text), text, false);
        } catch (Json.Malformed e) {
            throw new Unusable("the file " + name + " is no JSON: " + e.getMessage());
        }
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Media type with which it travels. */
    public String contentType() {
        if (xml) {
            return "text/xml; charset=utf-8";
        }
        return json == null ? "text/plain; charset=utf-8" : "application/json";
    }
}
