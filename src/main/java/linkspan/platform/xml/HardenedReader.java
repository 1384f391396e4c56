package linkspan.platform.xml;

import java.io.IOException;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/** The JDK's parser with everything that reaches out switched off, and with limits; for one document at a time. */
final class HardenedReader extends XMLFilterImpl {
    static final int DEEPEST = 100;
    static final int MOST_ATTRIBUTES = 1_000;
    static final int LONGEST_TEXT = 256 * 1024;

    private @Nullable Locator position;
    private int depth;
    private int text;

    HardenedReader() {
        super(parser());
    }

    /** The JDK's own parser, whatever else lies on the class path. */
    private static XMLReader parser() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty("jdk.xml.elementAttributeLimit", String.valueOf(MOST_ATTRIBUTES));
            parser.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
            return parser.getXMLReader();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("this JDK's XML parser cannot be hardened", e);
        }
    }

    /** What the parser said, in our terms; an encoding error comes without a position and gets the last one known. */
    XmlMalformed malformed(Exception e) {
        if (e instanceof SAXParseException refused) {
            return XmlMalformed.of(refused);
        }
        int line = position == null ? 0 : Math.max(0, position.getLineNumber());
        int column = position == null ? 0 : Math.max(0, position.getColumnNumber());
        return new XmlMalformed(line, column, XmlMalformed.reason(String.valueOf(e.getMessage())));
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) throws SAXException {
        throw refused("nothing outside the document is read");
    }

    @Override
    public void parse(InputSource input) throws SAXException, IOException {
        depth = 0;
        text = 0;
        position = null;
        super.parse(input);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        position = locator;
        super.setDocumentLocator(locator);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        text = 0;
        if (++depth > DEEPEST) {
            throw refused("nested deeper than " + DEEPEST);
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getValue(i).length() > LONGEST_TEXT) {
                throw refused("an attribute is longer than " + LONGEST_TEXT + " characters");
            }
        }
        super.startElement(uri, name, qualified, attributes);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        text = 0;
        depth--;
        super.endElement(uri, name, qualified);
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        text += length;
        if (text > LONGEST_TEXT) {
            throw refused("a text is longer than " + LONGEST_TEXT + " characters");
        }
        super.characters(characters, start, length);
    }

    private SAXParseException refused(String reason) {
        return new SAXParseException(reason, position);
    }
}
