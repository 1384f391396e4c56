package linkspan.outbound.protocol;

/** What goes round a body on its way out. */
public final class SoapEnvelope {
    private static final String OPEN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>";
    private static final String CLOSE = "</soap:Body></soap:Envelope>";

    private SoapEnvelope() {}

    /** @param element XML text without declaration, well-formed by itself */
    public static String round(String element) {
        return OPEN + element + CLOSE;
    }

    /** What {@link #round} put an envelope round. */
    public static String content(String message) {
        return message.substring(OPEN.length(), message.length() - CLOSE.length());
    }
}
