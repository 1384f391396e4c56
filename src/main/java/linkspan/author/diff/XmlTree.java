package linkspan.author.diff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.transform.sax.SAXSource;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a document into elements; refuses what the hub refuses, a DOCTYPE for instance. */
final class XmlTree extends DefaultHandler {
    private static final class Open {
        private final String name;
        private final String qualified;
        private final Map<String, String> namespaces;
        private final Map<String, XmlElement.Attribute> attributes = new HashMap<>();
        private final List<XmlElement> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final Difference.Spot spot;

        Open(String name, String qualified, Map<String, String> namespaces, Difference.Spot spot) {
            this.name = name;
            this.qualified = qualified;
            this.namespaces = namespaces;
            this.spot = spot;
        }

        XmlElement closed() {
            String all = text.toString();
            return new XmlElement(
                    name, qualified, namespaces, attributes, List.copyOf(children), all.isBlank() ? "" : all, spot);
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private Map<String, String> declared = new TreeMap<>();
    private @Nullable Locator locator;
    private @Nullable XmlElement root;

    private XmlTree() {}

    /** @throws Unreadable when it is not well-formed */
    static XmlElement of(String xml) {
        XmlTree tree = new XmlTree();
        SAXSource source = Xml.source(xml.getBytes(StandardCharsets.UTF_8), "expected");
        try {
            source.getXMLReader().setContentHandler(tree);
            source.getXMLReader().parse(source.getInputSource());
        } catch (SAXParseException e) {
            XmlMalformed words = XmlMalformed.of(e);
            throw new Unreadable("not XML: " + words.reason(), words.line(), words.column());
        } catch (SAXException | IOException e) {
            throw new Unreadable("not XML: " + e.getMessage(), 1, 1);
        }
        if (tree.root == null) {
            throw new Unreadable("not XML: empty", 1, 1);
        }
        return tree.root;
    }

    @Override
    public void setDocumentLocator(Locator given) {
        locator = given;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        declared.put(prefix, uri);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        int line = locator == null ? 1 : Math.max(1, locator.getLineNumber());
        int column = locator == null ? 1 : Math.max(1, locator.getColumnNumber());
        Open element = new Open(name(uri, local), qualified, declared, new Difference.Spot(line, column));
        declared = new TreeMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            element.attributes.put(
                    name(attributes.getURI(i), attributes.getLocalName(i)),
                    new XmlElement.Attribute(attributes.getQName(i), attributes.getValue(i)));
        }
        open.push(element);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        open.element().text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        XmlElement closed = open.pop().closed();
        if (open.isEmpty()) {
            root = closed;
        } else {
            open.element().children.add(closed);
        }
    }

    private static String name(String uri, String local) {
        return uri.isEmpty() ? local : "{" + uri + "}" + local;
    }
}
