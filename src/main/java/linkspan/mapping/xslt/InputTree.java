package linkspan.mapping.xslt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * A JSON document as an XML tree, built without text in between.
 *
 * <p>A field is an element of its name; an array is its element repeated; a number is its exact decimal text, a boolean
 * {@code true} or {@code false}. What is null, and an array without content, is not there. An array within an array
 * holds {@code item}s. A name that XML does not allow has {@code _} for each wrong character and itself in {@code @name}.
 */
final class InputTree {
    /** A text that XML cannot carry, such as U+0000. */
    static final class Unspeakable extends SAXException {
        private final String path;

        Unspeakable(String path, int character) {
            super(String.format("holds U+%04X, which XML cannot carry", character));
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    private static final AttributesImpl NONE = new AttributesImpl();
    private final BuildingContentHandler out;

    private InputTree(BuildingContentHandler out) {
        this.out = out;
    }

    /** The document node above {@code <root>}. */
    static XdmNode of(Processor processor, String root, JsonNode json) throws SaxonApiException, Unspeakable {
        BuildingContentHandler out = processor.newDocumentBuilder().newBuildingContentHandler();
        try {
            out.startDocument();
            new InputTree(out).element(root, json, "");
            out.endDocument();
        } catch (Unspeakable e) {
            throw e;
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
        return out.getDocumentNode();
    }

    private void element(String field, JsonNode value, String path) throws SAXException {
        String name = name(field);
        out.startElement("", name, name, name.equals(field) ? NONE : original(field));
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> child : value.properties()) {
                child(child.getKey(), child.getValue(), path.isEmpty() ? child.getKey() : path + "." + child.getKey());
            }
        } else if (value.isArray()) {
            child("item", value, path);
        } else if (!value.isNull()) {
            characters(value.isNumber() ? value.decimalValue().toPlainString() : value.asText(), path);
        }
        out.endElement("", name, name);
    }

    private void child(String field, JsonNode value, String path) throws SAXException {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                element(field, value.get(i), path + "[" + i + "]");
            }
        } else if (!value.isNull()) {
            element(field, value, path);
        }
    }

    private void characters(String text, String path) throws SAXException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0xFFFE) {
                throw new Unspeakable(path, c);
            }
        }
        out.characters(text.toCharArray(), 0, text.length());
    }

    /** ASCII, so that nobody needs to know the tables of XML 1.0. */
    private static String name(String field) {
        boolean plain = !field.isEmpty() && !Character.isDigit(field.charAt(0)) && field.charAt(0) != '-';
        for (int i = 0; i < field.length() && plain; i++) {
            plain = allowed(field.charAt(i));
        }
        if (plain) {
            return field;
        }
        StringBuilder name = new StringBuilder(field.length() + 1).append('_');
        field.chars().forEach(c -> name.append(allowed((char) c) ? (char) c : '_'));
        return name.toString();
    }

    private static boolean allowed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private static AttributesImpl original(String field) {
        AttributesImpl attributes = new AttributesImpl();
        attributes.addAttribute("", "name", "name", "CDATA", field);
        return attributes;
    }
}
