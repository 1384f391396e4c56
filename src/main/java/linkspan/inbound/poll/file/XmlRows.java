package linkspan.inbound.poll.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import linkspan.platform.xml.XmlElements;
import linkspan.platform.xml.XmlMalformed;

/** XML: each element of one name is a row, as mappings see XML. */
final class XmlRows implements RowReader {
    private final XmlElements elements;

    XmlRows(InputStream in, String element) {
        try {
            elements = new XmlElements(in, element);
        } catch (XmlMalformed e) {
            throw broken(e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return elements.hasNext();
        } catch (XmlMalformed e) {
            throw broken(e);
        }
    }

    @Override
    public ObjectNode next() {
        try {
            JsonNode row = elements.next();
            return row instanceof ObjectNode fields
                    ? fields
                    : JsonNodeFactory.instance.objectNode().set("#text", row);
        } catch (XmlMalformed e) {
            throw broken(e);
        }
    }

    private static FileBroken broken(XmlMalformed cause) {
        return new FileBroken("XML: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        elements.close();
    }
}
