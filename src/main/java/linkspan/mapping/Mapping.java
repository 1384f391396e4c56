package linkspan.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import linkspan.model.Json;
import linkspan.platform.xml.Xml;

/** A compiled mapping: a pure function from one document to another, safe for many threads. */
public interface Mapping {
    /** {@code wms/deliver-order-created}. */
    String name();

    /**
     * What the mapping makes of this document; neither argument is changed.
     *
     * <p>A mapping to another form than JSON, to XML for instance, makes one text of it.
     *
     * <p>The result shares nodes with the input and with other results: copy before changing what lies below its top.
     *
     * @param variables by name, without the {@code $}; {@code event} is null in the mapping when it is not among them
     * @throws MappingFailed when the document cannot be mapped
     */
    JsonNode map(JsonNode input, Map<String, JsonNode> variables);

    /**
     * The bytes of a body of which nobody says anything, as a mapping sees them: JSON, or XML as a tree where the first
     * character is {@code <}.
     *
     * @throws Json.Malformed when it is no JSON
     * @throws linkspan.platform.xml.XmlMalformed when it starts like XML and is none
     */
    static JsonNode input(byte[] body) {
        return Xml.isXml(body) ? Xml.tree(body) : Json.read(body);
    }
}
