package linkspan.lab.sandbox.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.WireFormat;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;

/**
 * SOAP 1.1 (W3C Note 08 May 2000), document/literal: the operation is the first element in the body and is named by
 * {@code SOAPAction}.
 *
 * @param operation local name of that element; empty for whatever no other operation took
 */
record SoapFormat(String operation) implements WireFormat {
    /** For what no operation answers to. */
    static final SoapFormat ANY = new SoapFormat("");

    @Override
    public String contentType() {
        return "text/xml; charset=utf-8";
    }

    @Override
    public String expected() {
        return "a SOAP envelope with " + operation;
    }

    @Override
    public boolean chosenBy(String soapAction) {
        return operation.isEmpty() || soapAction.equals("\"" + Soap.NAMESPACE + ":" + operation + "\"");
    }

    /** An operation without arguments is an empty object. */
    @Override
    public Optional<ObjectNode> read(byte[] bytes) {
        if (operation.isEmpty()) {
            return Optional.of(SandboxJson.object());
        }
        try {
            JsonNode asked = Xml.tree(bytes).at("/Envelope/Body/" + operation);
            if (asked.isTextual() && asked.textValue().isBlank()) {
                return Optional.of(SandboxJson.object());
            }
            return asked instanceof ObjectNode arguments ? Optional.of(arguments) : Optional.empty();
        } catch (XmlMalformed malformed) {
            return Optional.empty();
        }
    }
}
