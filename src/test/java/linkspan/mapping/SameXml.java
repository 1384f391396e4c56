package linkspan.mapping;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.WhitespaceStrippingPolicy;

/** XML in one form whatever its author's indentation, quotes and escapes. */
final class SameXml {
    private SameXml() {}

    static String canonical(String xml) {
        try {
            Processor processor = new Processor(false);
            DocumentBuilder builder = processor.newDocumentBuilder();
            builder.setWhitespaceStrippingPolicy(WhitespaceStrippingPolicy.ALL);
            StringWriter out = new StringWriter();
            Serializer serializer = processor.newSerializer(out);
            serializer.setOutputProperty(Serializer.Property.INDENT, "yes");
            serializer.setOutputProperty(Serializer.Property.METHOD, "xml");
            serializer.serializeNode(builder.build(new StreamSource(new StringReader(xml))));
            return out.toString();
        } catch (SaxonApiException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
