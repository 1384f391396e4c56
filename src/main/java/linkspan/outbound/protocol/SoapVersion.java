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

    /** Those that carry the action: a header of its own (1.1 §6.1.1), or a parameter of the media type (1.2 part 2 §6.5.3). */
    Map<String, String> headers(String action) {
        return switch (this) {
            case V1_1 ->
                Map.of(
                        "Content-Type",
                        "text/xml; charset=utf-8",
                        "Accept",
                        "text/xml",
                        "SOAPAction",
                        "\"" + action + "\"");
            case V1_2 ->
                Map.of(
                        "Content-Type",
                        "application/soap+xml; charset=utf-8; action=\"" + action + "\"",
                        "Accept",
                        "application/soap+xml");
        };
    }
}
