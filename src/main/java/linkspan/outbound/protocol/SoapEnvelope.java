package linkspan.outbound.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What goes round a body on its way out. */
public final class SoapEnvelope {
    private static final String OPEN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"";
    private static final String BODY = "<soap:Body>";
    private static final String CLOSE = "</soap:Body></soap:Envelope>";
    private static final Pattern ACTION = Pattern.compile("application/soap\\+xml;.*action=\"([^\"]*)\"");

    private SoapEnvelope() {}

    /** @param element XML text without declaration, well-formed by itself */
    public static String round(String element, SoapVersion version) {
        return OPEN + version.namespace() + "\">" + BODY + element + CLOSE;
    }

    /** Of SOAP 1.1. */
    public static String round(String element) {
        return round(element, SoapVersion.V1_1);
    }

    /** True: {@link #round} made it. */
    public static boolean isOurs(String message) {
        return message.startsWith(OPEN) && message.endsWith(CLOSE);
    }

    /** What {@link #round} put an envelope round. */
    public static String content(String message) {
        return message.substring(message.indexOf(BODY) + BODY.length(), message.length() - CLOSE.length());
    }

    /** One that {@link #round} made, with this element in its header; the prefix {@code soap} is the envelope's. */
    public static String withHeader(String message, String element) {
        int body = message.indexOf(BODY);
        return message.substring(0, body) + "<soap:Header>" + element + "</soap:Header>" + message.substring(body);
    }

    /** The action of a call by its headers; empty: no SOAP call. */
    public static Optional<String> action(Map<String, String> headers) {
        String own = headers.get("SOAPAction");
        if (own != null) {
            return Optional.of(own.replace("\"", ""));
        }
        Matcher type = ACTION.matcher(headers.getOrDefault("Content-Type", ""));
        return type.matches() ? Optional.of(type.group(1)) : Optional.empty();
    }
}
