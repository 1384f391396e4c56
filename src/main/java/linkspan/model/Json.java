package linkspan.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes JSON without losing a digit and without trusting the sender.
 *
 * <p>Numbers are exact decimals. One byte-order mark in front is passed over (RFC 8259 §8.1), as editors on Windows leave
 * it. Refused with {@link Malformed}: anything but well-formed UTF-8, unpaired surrogates, duplicate keys, trailing
 * content, nesting over 100, a text over 262,144 characters, a number over 100 characters or beyond 1e±100. The size of the
 * whole document is the caller's to limit. Safe for many threads.
 */
public final class Json {
    private static final int DIGITS = 100;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(256 * 1024)
                            .maxNumberLength(DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(new BoundedDecimals())
            .build();

    private Json() {}

    /** Its rules for those who read and write trees, maps or objects of their own; a new one each time. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /** The document in these bytes, which must be UTF-8. */
    public static JsonNode read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            text = decodeStrictly(bytes);
        }
        return parse(text, text.contains("\\u"));
    }

    /** The document in this text. */
    public static JsonNode read(String text) {
        return parse(text, true);
    }

    /** What the hub has written itself: as {@link #read(String)}, without asking again whether its characters are sound. */
    public static JsonNode readOwn(String text) {
        return parse(text, false);
    }

    /** Maps, lists, numbers, texts (and nodes within them) as a tree. */
    public static JsonNode of(Object value) {
        return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
    }

    /** Maps, lists and plain values, for those who know no trees. */
    public static Object plain(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }

    /** UTF-8, decimals plain, no white space. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #bytes}, as text. */
    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String marked, boolean mayHoldLoneSurrogates) {
        String text = marked.startsWith(BYTE_ORDER_MARK) ? marked.substring(1) : marked;
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonNode node = tree(parser);
            if (mayHoldLoneSurrogates) {
                int at = loneSurrogate(text);
                if (at >= 0) {
                    throw at(text, at, "unpaired surrogate");
                }
            }
            return node;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String reason = reason(e.getOriginalMessage());
            throw at == null ? new Malformed(0, 0, reason) : new Malformed(at.getLineNr(), at.getColumnNr(), reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new Malformed(1, 1, "empty");
            }
            return MAPPER.readValue(parser, JsonNode.class);
        } catch (OutOfRange e) {
            JsonLocation at = parser.currentTokenLocation();
            throw new Malformed(at.getLineNr(), at.getColumnNr(), "number out of range");
        }
    }

    /** Jackson's message without class names, source excerpts and line breaks. */
    private static String reason(String message) {
        String line = message.lines().findFirst().orElse("malformed");
        line = line.replaceAll(" ?\\(start marker at.*", "").replaceAll(",? from `[^`]*`", "");
        line = line.replaceAll("\\(`[^`]*`\\)", "").replaceAll("`?(com|java)\\.[\\w.$]+`?", "value");
        line = line.replaceAll("\\p{Cntrl}", "?").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    private static String decodeStrictly(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        if (decoder.decode(ByteBuffer.wrap(bytes), chars, true).isError()) {
            String before = chars.flip().toString();
            throw at(before, before.length(), "not UTF-8");
        }
        return chars.flip().toString();
    }

    /** Where a surrogate, raw or escaped, stands without its other half; -1 when nowhere. The text is well-formed JSON. */
    private static int loneSurrogate(String text) {
        int highAt = -1;
        for (int i = 0; i < text.length(); ) {
            int start = i;
            char c = text.charAt(i++);
            if (c == '\\') {
                boolean escape = text.charAt(i++) == 'u';
                c = escape ? (char) Integer.parseInt(text, i, i + 4, 16) : '\\';
                i += escape ? 4 : 0;
            }
            if (highAt >= 0 != Character.isLowSurrogate(c)) {
                return highAt >= 0 ? highAt : start;
            }
            highAt = Character.isHighSurrogate(c) ? start : -1;
        }
        return highAt;
    }

    private static Malformed at(String text, int index, String reason) {
        long line = 1 + text.chars().limit(index).filter(c -> c == '\n').count();
        int column = index - text.lastIndexOf('\n', Math.max(0, index - 1));
        return new Malformed((int) line, index == 0 ? 1 : column, reason);
    }

    /** The text is not JSON as this hub takes it; line and column count from 1, and are 0 when unknown. */
    public static final class Malformed extends RuntimeException {
        private final int line;
        private final int column;
        private final String reason;

        Malformed(int line, int column, String reason) {
            super(reason + " at line " + line + ", column " + column, null, false, false);
            this.line = line;
            this.column = column;
            this.reason = reason;
        }

        public int line() {
            return line;
        }

        public int column() {
            return column;
        }

        /** Short, without class names. */
        public String reason() {
            return reason;
        }
    }

    private static final class OutOfRange extends RuntimeException {
        OutOfRange() {
            super("out of range", null, false, false);
        }
    }

    /** Keeps trailing zeros; refuses exponents that would make a plain number of gigabytes. */
    private static final class BoundedDecimals extends JsonNodeFactory {
        BoundedDecimals() {
            super(true);
        }

        @Override
        public ValueNode numberNode(BigDecimal value) {
            if (value != null && Math.abs(value.scale()) > DIGITS) {
                throw new OutOfRange();
            }
            return super.numberNode(value);
        }
    }
}
