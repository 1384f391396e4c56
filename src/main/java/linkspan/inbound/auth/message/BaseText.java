package linkspan.inbound.auth.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import linkspan.inbound.request.RequestFacts;

/** The text that is signed, RFC 9421 §2.5. */
final class BaseText {
    private BaseText() {}

    /**
     * One byte per character, as header fields travel.
     *
     * @param scheme {@code http} or {@code https}: what stands before the port knows it better than the port
     */
    static byte[] of(SignatureInput input, RequestFacts facts, String scheme) {
        StringBuilder text = new StringBuilder();
        for (String component : input.components()) {
            text.append('"')
                    .append(component)
                    .append("\": ")
                    .append(value(component, facts, scheme))
                    .append('\n');
        }
        text.append("\"@signature-params\": ").append(input.text());
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String value(String component, RequestFacts facts, String scheme) {
        return switch (component) {
            case "@method" -> facts.method();
            case "@scheme" -> scheme;
            case "@authority" -> authority(facts, scheme);
            case "@path" -> facts.path();
            case "@query" -> "?" + facts.query();
            case "@request-target" -> facts.path() + query(facts);
            case "@target-uri" -> scheme + "://" + authority(facts, scheme) + facts.path() + query(facts);
            default -> field(component, facts);
        };
    }

    private static String query(RequestFacts facts) {
        return facts.query().isEmpty() ? "" : "?" + facts.query();
    }

    private static String authority(RequestFacts facts, String scheme) {
        String host = facts.host().toLowerCase(Locale.ROOT);
        String usual = scheme.equals("https") ? ":443" : ":80";
        return host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host;
    }

    private static String field(String name, RequestFacts facts) {
        if (name.startsWith("@") || !facts.headers().containsKey(name)) {
            throw new IllegalArgumentException("a signed component is not there or not known: " + name);
        }
        String value = facts.header(name);
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a line break in a signed field");
        }
        return value.strip();
    }
}
