package linkspan.platform.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.platform.xml.Xml;
import org.jspecify.annotations.Nullable;

/**
 * XML in whatever encoding: byte-order mark, then the sender's charset, then the declaration (RFC 7303 §3). Encodings
 * other than UTF-8 are decoded here, because the parser puts replacement characters where bytes make no sense.
 */
final class XmlText {
    private static final Pattern DECLARED =
            Pattern.compile("\\A<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final int LONGEST_DECLARATION = 200;

    private XmlText() {}

    static JsonNode tree(byte[] bytes, @Nullable Charset stated) {
        if (Characters.marked(bytes) != null || stated != null) {
            return Xml.tree(Characters.of(bytes, stated));
        }
        Charset declared = declared(bytes);
        return declared == null || declared.equals(StandardCharsets.UTF_8)
                ? Xml.tree(bytes)
                : Xml.tree(Characters.of(bytes, declared));
    }

    private static @Nullable Charset declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED.matcher(head);
        return declaration.find() ? MediaType.charset(declaration.group(1)) : null;
    }
}
