package linkspan.outbound.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Set;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;

/** What a service answered, read from untrusted bytes (SOAP 1.1 §4.4, SOAP 1.2 part 1 §5.4). */
public sealed interface SoapAnswer {
    /** The body's content as a tree ({@link Xml#tree}), {@code {"CreateOrderResponse": …}}; an empty object when there is none. */
    record Content(JsonNode tree) implements SoapAnswer {}

    /**
     * The service says no.
     *
     * @param code without prefix: {@code Client.InvalidOrder}
     * @param words {@code faultstring}
     * @param detail texts of {@code detail}, in the document's order
     */
    record Fault(String code, String words, String detail) implements SoapAnswer {
        private static final Set<String> CALLERS =
                Set.of("client", "sender", "mustunderstand", "versionmismatch", "dataencodingunknown");

        /** The message is to blame and would be again: {@code Client}, {@code Sender}, {@code MustUnderstand} and the like. */
        public boolean isCallers() {
            String kind = code.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
            return CALLERS.contains(kind);
        }
    }

    /** No SOAP message. */
    record Unreadable(String reason) implements SoapAnswer {}

    static SoapAnswer read(byte[] bytes) {
        JsonNode body;
        try {
            body = Xml.tree(bytes).path("Envelope").path("Body");
        } catch (XmlMalformed e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
        if (body.isMissingNode()) {
            return new Unreadable("no SOAP envelope");
        }
        JsonNode fault = body.path("Fault");
        if (fault.isMissingNode()) {
            return new Content(body.isObject() ? body : JsonNodeFactory.instance.objectNode());
        }
        return fault.has("Code")
                ? new Fault(
                        local(fault.path("Code").path("Value")),
                        text(fault.path("Reason")),
                        (local(fault.path("Code").path("Subcode").path("Value")) + " " + text(fault.path("Detail")))
                                .strip())
                : new Fault(
                        local(fault.path("faultcode")), text(fault.path("faultstring")), text(fault.path("detail")));
    }

    private static String local(JsonNode name) {
        String text = text(name);
        return text.substring(text.lastIndexOf(':') + 1);
    }

    /** All texts below a node, attributes left out. */
    private static String text(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().strip();
        }
        StringBuilder all = new StringBuilder();
        node.properties().stream()
                .filter(field -> !field.getKey().startsWith("@"))
                .forEach(field -> all.append(' ').append(text(field.getValue())));
        if (node.isArray()) {
            node.forEach(each -> all.append(' ').append(text(each)));
        }
        return all.toString().strip();
    }
}
