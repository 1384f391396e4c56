package linkspan.platform.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Builds the tree that {@link Xml#tree} describes while the parser reads. */
final class TreeBuilder extends DefaultHandler {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final ObjectNode document = NODES.objectNode();
    private final Deque<Element> open = new ArrayDeque<>();

    TreeBuilder() {
        open.push(new Element(document, new StringBuilder()));
    }

    private record Element(ObjectNode fields, StringBuilder text) {
        /** A text alone is that text; beside children, white space is only how the sender lays out lines. */
        JsonNode node() {
            if (fields.isEmpty()) {
                return TextNode.valueOf(text.toString());
            }
            if (!text.toString().isBlank()) {
                fields.put("#text", text.toString());
            }
            return fields;
        }
    }

    ObjectNode document() {
        return document;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        Element element = new Element(NODES.objectNode(), new StringBuilder());
        for (int i = 0; i < attributes.getLength(); i++) {
            add(element.fields(), "@" + attributes.getLocalName(i), TextNode.valueOf(attributes.getValue(i)));
        }
        open.push(element);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        open.element().text().append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        JsonNode node = open.pop().node();
        add(open.element().fields(), name, node);
    }

    private static void add(ObjectNode parent, String name, JsonNode node) {
        JsonNode before = parent.get(name);
        if (before == null) {
            parent.set(name, node);
            return;
        }
        if (before instanceof ArrayNode several) {
            several.add(node);
            return;
        }
        parent.set(name, NODES.arrayNode().add(before).add(node));
    }
}
