package linkspan.outbound.protocol;

import java.util.Map;

/** The two versions that are spoken: SOAP 1.1 (W3C Note of 8 May 2000) and SOAP 1.2 (W3C Recommendation of 27 April 2007). */
public enum SoapVersion {
    V1_1("1.1", "http://schemas.xmlsoap.org/soap/envelope/"),
    V1_2("1.2", "http://www.w3.org/2003/05/soap-envelope");

    private final String word;
    private final String namespace;

    SoapVersion(String word, String namespace) {
        this.word = word;
        this.namespace = namespace;
    }

    /** Throws {@link IllegalArgumentException} for another word. */
    public static SoapVersion of(String word) {
        for (SoapVersion version : values()) {
            if (version.word.equals(word)) {
                return version;
            }
        }
        throw new IllegalArgumentException("soap-version=" + word + ": there are 1.1 and 1.2");
    }

    /** Of the envelope. */
    String namespace() {
        return namespace;
    }

    /** The header that carries the action, where it is one of its own (1.1 §6.1.1), and what may be answered. */
    Map<String, String> headers(String action) {
        return switch (this) {
            case V1_1 -> Map.of("Accept", "text/xml", "SOAPAction", "\"" + action + "\"");
            case V1_2 -> Map.of("Accept", "application/soap+xml");
        };
    }

    /** The content type, of which SOAP 1.2 makes the action a parameter (part 2 §6.5.3). */
    String type(String action) {
        return switch (this) {
            case V1_1 -> "text/xml; charset=utf-8";
            case V1_2 -> "application/soap+xml; charset=utf-8; action=\"" + action + "\"";
        };
    }
}
