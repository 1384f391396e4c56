package linkspan.platform.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * {@code application/x-www-form-urlencoded} as an object of texts; a name that comes several times is an array, in the
 * form's order. The charset is that of the bytes behind the percent signs. At most {@value #MOST_FIELDS} fields.
 */
final class FormTree {
    static final int MOST_FIELDS = 10_000;

    private FormTree() {}

    static ObjectNode of(byte[] bytes, @Nullable Charset stated) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        int fields = 0;
        for (int at = 0; at < bytes.length; ) {
            int end = next(bytes, at, '&', bytes.length);
            if (end > at) {
                if (++fields > MOST_FIELDS) {
                    throw new FormatMalformed("more than " + MOST_FIELDS + " fields");
                }
                int equals = next(bytes, at, '=', end);
                String value = equals < end ? decoded(bytes, equals + 1, end, stated) : "";
                add(form, decoded(bytes, at, equals, stated), TextNode.valueOf(value));
            }
            at = end + 1;
        }
        return form;
    }

    private static void add(ObjectNode form, String name, TextNode value) {
        JsonNode before = form.get(name);
        if (before instanceof ArrayNode several) {
            several.add(value);
        } else if (before != null) {
            form.putArray(name).add(before).add(value);
        } else {
            form.set(name, value);
        }
    }

    private static int next(byte[] bytes, int from, char wanted, int end) {
        int at = from;
        while (at < end && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private static String decoded(byte[] bytes, int from, int end, @Nullable Charset stated) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(end - from);
        for (int at = from; at < end; at++) {
            if (bytes[at] == '%') {
                int high = at + 2 < end ? Character.digit(bytes[at + 1], 16) : -1;
                int low = at + 2 < end ? Character.digit(bytes[at + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new FormatMalformed("no two hexadecimal digits behind % at byte " + at);
                }
                plain.write(high << 4 | low);
                at += 2;
            } else {
                plain.write(bytes[at] == '+' ? ' ' : bytes[at]);
            }
        }
        try {
            return Characters.of(plain.toByteArray(), stated);
        } catch (FormatMalformed e) {
            throw new FormatMalformed("a field is " + e.reason() + " of it, and begins at byte " + from);
        }
    }
}
