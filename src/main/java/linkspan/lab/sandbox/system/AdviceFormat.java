package linkspan.lab.sandbox.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.WireFormat;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;

/** A UBL despatch advice in; out come its number ({@code advice}), the buyer's order number, and all of it as a tree. */
enum AdviceFormat implements WireFormat {
    UBL;

    @Override
    public String contentType() {
        return JSON.contentType();
    }

    @Override
    public String expected() {
        return "a UBL DespatchAdvice";
    }

    @Override
    public Optional<ObjectNode> read(byte[] bytes) {
        try {
            return Xml.tree(bytes).path("DespatchAdvice") instanceof ObjectNode advice
                    ? Optional.of(call(advice))
                    : Optional.empty();
        } catch (XmlMalformed malformed) {
            return Optional.empty();
        }
    }

    private static ObjectNode call(JsonNode advice) {
        ObjectNode call = SandboxJson.object()
                .put("advice", advice.path("ID").asText())
                .put("order", advice.at("/OrderReference/ID").asText());
        call.set("document", advice);
        return call;
    }
}
