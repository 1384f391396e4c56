package linkspan.platform.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import linkspan.model.Json;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;
import org.jspecify.annotations.Nullable;

/** A form of document that the hub reads, always into the tree that mappings know. */
public enum Format {
    /** UTF-8 only (RFC 8259). */
    JSON("application/([a-z0-9!#$&^_.+-]+\\+)?json") {
        @Override
        JsonNode read(byte[] bytes, @Nullable MediaType type) {
            return Json.read(bytes);
        }
    },
    /** As {@link Xml#tree}; text in the encoding of its declaration where nobody says more. */
    XML("application/([a-z0-9!#$&^_.+-]+\\+)?xml|text/xml") {
        @Override
        JsonNode read(byte[] bytes, @Nullable MediaType type) {
            return XmlText.tree(bytes, type == null ? null : type.charset());
        }
    },
    /** As {@link CsvTree}. */
    CSV("text/csv") {
        @Override
        JsonNode read(byte[] bytes, @Nullable MediaType type) {
            return CsvTree.of(Characters.of(bytes, type == null ? null : type.charset()));
        }
    },
    /** As {@link YamlTree}. */
    YAML("application/([a-z0-9!#$&^_.+-]+\\+|x-)?yaml|text/(x-)?yaml") {
        @Override
        JsonNode read(byte[] bytes, @Nullable MediaType type) {
            return YamlTree.of(Characters.of(bytes, type == null ? null : type.charset()));
        }
    },
    /** As {@link FormTree}. */
    FORM("application/x-www-form-urlencoded") {
        @Override
        JsonNode read(byte[] bytes, @Nullable MediaType type) {
            return FormTree.of(bytes, type == null ? null : type.charset());
        }
    };

    private final Pattern types;

    Format(String types) {
        this.types = Pattern.compile(types);
    }

    abstract JsonNode read(byte[] bytes, @Nullable MediaType type);

    /** The word in settings and URIs: {@code csv}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that word; throws {@link IllegalArgumentException} naming the ones there are. */
    public static Format of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of "
                        + Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "))));
    }

    /** The formats of words with commas between them. */
    public static List<Format> list(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(word -> of(word.strip()))
                .distinct()
                .toList();
    }

    /**
     * The format that a {@code Content-Type} names; empty for any other, and for a charset that nobody can read. JSON has no
     * parameters (RFC 8259 §11), so none of them counts there, whatever it says.
     */
    public static Optional<Format> ofType(String contentType) {
        String name = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (name.length() <= MediaType.LONGEST && JSON.types.matcher(name).matches()) {
            return Optional.of(JSON);
        }
        return MediaType.of(contentType)
                .flatMap(type -> Arrays.stream(values())
                        .filter(format -> format.types.matcher(type.name()).matches())
                        .findFirst());
    }

    /** Of a body about which nobody says anything: XML where its first character is {@code <}, else JSON. */
    public static Format of(byte[] body) {
        return Xml.isXml(body) ? XML : JSON;
    }

    /** Of a file by the end of its name; as {@link #of(byte[])} where that is none of ours. */
    public static Format ofFile(String name, byte[] body) {
        String end = name.substring(name.lastIndexOf('.') + 1).replace("yml", "yaml");
        return Arrays.stream(values())
                .filter(format -> format.word().equals(end))
                .findFirst()
                .orElseGet(() -> of(body));
    }

    /**
     * The document as a tree.
     *
     * @param contentType as the sender said it, empty when it did not; of it only the charset counts here
     * @throws FormatMalformed saying where the bytes are no such document
     */
    public JsonNode tree(byte[] bytes, String contentType) {
        try {
            return read(bytes, MediaType.of(contentType).orElse(null));
        } catch (Json.Malformed e) {
            throw new FormatMalformed(e.line(), e.column(), e.reason());
        } catch (XmlMalformed e) {
            throw new FormatMalformed(e.line(), e.column(), e.reason());
        }
    }
}
