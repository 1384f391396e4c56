package linkspan.platform.xml;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.transform.sax.SAXSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads XML 1.0 without trusting the sender.
 *
 * <p>Refused with {@link XmlMalformed}: what is not well-formed, any DOCTYPE (and with it every entity of the sender's and
 * everything external), nesting over 100, over 1,000 attributes on an element, a text or attribute over 262,144 characters.
 * XInclude elements are elements like others. The size of the whole document is the caller's to limit. Safe for many threads.
 */
public final class Xml {
    /** Making one costs more than reading a short document with it; one thread reads one document at a time. */
    private static final ThreadLocal<HardenedReader> READER = ThreadLocal.withInitial(HardenedReader::new);

    private Xml() {}

    /**
     * The document as a tree that a mapping reads, always the same for the same document.
     *
     * <ul>
     *   <li>The result is an object with one field, the root element: {@code {"TrackReply": …}}.
     *   <li>An element with text alone is that text, exactly; an empty one is {@code ""}.
     *   <li>An attribute is a field {@code "@name"}; then the element's own text, if there is any, is the field {@code "#text"}.
     *   <li>A child is a field with its name. A name that repeats is an array, in the document's order; one that occurs once is none.
     *   <li>Names are without prefix and namespace; declarations of namespaces, comments and instructions are left out.
     *   <li>Everything is text: {@code 007} stays {@code "007"}, {@code 19.90} stays {@code "19.90"}.
     *   <li>Beside children, white space alone is left out; other text is kept in {@code "#text"}, joined, its position among them lost.
     * </ul>
     *
     * @throws XmlMalformed naming line and column
     */
    public static JsonNode tree(byte[] bytes) {
        return tree(new InputSource(new ByteArrayInputStream(bytes)));
    }

    /** The same of a text, which is read as it stands, whatever encoding its declaration names. */
    public static JsonNode tree(String text) {
        return tree(new InputSource(new StringReader(text)));
    }

    private static JsonNode tree(InputSource input) {
        TreeBuilder builder = new TreeBuilder();
        HardenedReader reader = READER.get();
        reader.setContentHandler(builder);
        try {
            reader.parse(input);
        } catch (SAXException | IOException e) {
            throw reader.malformed(e);
        }
        return builder.document();
    }

    /**
     * The document for a processor that reads SAX, Saxon for instance. What {@link #tree} refuses is refused while it is
     * read, with a {@link org.xml.sax.SAXParseException}, which {@link XmlMalformed#of} understands.
     *
     * @param systemId its address, for messages and for what it includes; never opened here
     */
    public static SAXSource source(byte[] bytes, String systemId) {
        InputSource input = new InputSource(new ByteArrayInputStream(bytes));
        input.setSystemId(systemId);
        return new SAXSource(new HardenedReader(), input);
    }

    /** No JSON starts with {@code <}; before it a document may have a byte order mark and white space. */
    public static boolean isXml(byte[] bytes) {
        int at = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
        while (at < bytes.length && Character.isWhitespace(bytes[at])) {
            at++;
        }
        return at < bytes.length && bytes[at] == '<';
    }
}
