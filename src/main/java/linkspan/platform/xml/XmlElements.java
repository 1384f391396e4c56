package linkspan.platform.xml;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xml.sax.helpers.AttributesImpl;

/**
 * The elements of one name in a document of any length, one after the other, each as {@link Xml#tree} has its content. One inside
 * another is a part of that one. Throws {@link XmlMalformed} for what {@link Xml} refuses, and for an element of over a million
 * characters. For one thread.
 */
public final class XmlElements implements Iterator<JsonNode>, AutoCloseable {
    private static final int LARGEST = 1 << 20;
    private final InputStream in;
    private final String name;
    private final XMLStreamReader reader;
    private boolean found;
    private int depth;
    private int size;

    /** Reads and closes {@code in}; {@code name}: without prefix. */
    public XmlElements(InputStream in, String name) {
        this.in = in;
        this.name = name;
        try {
            reader = factory().createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }

    @Override
    public boolean hasNext() {
        try {
            while (!found && reader.hasNext()) {
                step();
                found = reader.isStartElement() && reader.getLocalName().equals(name);
            }
            return found;
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further element " + name);
        }
        found = false;
        size = 0;
        TreeBuilder tree = new TreeBuilder();
        int outside = depth - 1;
        try {
            add(tree);
            while (depth > outside) {
                step();
                add(tree);
            }
            return tree.document().path(name);
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private void step() throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
            throw refused("a DOCTYPE is not taken");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw refused("an entity that the document would have to declare");
        }
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > HardenedReader.DEEPEST) {
            throw refused("nested deeper than " + HardenedReader.DEEPEST);
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
    }

    private void add(TreeBuilder tree) {
        if (reader.isStartElement()) {
            AttributesImpl attributes = new AttributesImpl();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String attribute = reader.getAttributeLocalName(i);
                attributes.addAttribute("", attribute, attribute, "CDATA", counted(reader.getAttributeValue(i)));
            }
            tree.startElement("", reader.getLocalName(), "", attributes);
        } else if (reader.isEndElement()) {
            tree.endElement("", reader.getLocalName(), "");
        } else if (reader.isCharacters()) {
            String text = counted(reader.getText());
            tree.characters(text.toCharArray(), 0, text.length());
        }
    }

    private String counted(String text) {
        size += text.length();
        if (size > LARGEST) {
            throw refused("an element " + name + " is longer than " + LARGEST + " characters");
        }
        return text;
    }

    private XmlMalformed refused(String reason) {
        return new XmlMalformed(
                reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber(), reason);
    }

    private static XmlMalformed malformed(XMLStreamException e) {
        String text = String.valueOf(e.getMessage());
        String said = text.substring(text.lastIndexOf("Message: ") < 0 ? 0 : text.lastIndexOf("Message: ") + 9);
        return e.getLocation() == null
                ? new XmlMalformed(0, 0, XmlMalformed.reason(said))
                : new XmlMalformed(
                        Math.max(0, e.getLocation().getLineNumber()),
                        Math.max(0, e.getLocation().getColumnNumber()),
                        XmlMalformed.reason(said));
    }

    @Override
    public void close() {
        try {
            reader.close();
            in.close();
        } catch (XMLStreamException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
