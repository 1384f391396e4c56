package linkspan.platform.xml;

import org.xml.sax.SAXParseException;

/** A document that is not XML as this hub takes it; line and column count from 1, and are 0 when unknown. */
public final class XmlMalformed extends RuntimeException {
    private static final int LONGEST_REASON = 200;
    private final int line;
    private final int column;
    private final String reason;

    XmlMalformed(int line, int column, String reason) {
        super(reason + " at line " + line + ", column " + column, null, false, false);
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /** What the parser found, without line breaks and bounded. */
    public static XmlMalformed of(SAXParseException e) {
        return new XmlMalformed(
                Math.max(0, e.getLineNumber()),
                Math.max(0, e.getColumnNumber()),
                reason(String.valueOf(e.getMessage())));
    }

    static String reason(String message) {
        if (message.startsWith("DOCTYPE")) {
            return "a DOCTYPE is not taken"; // the parser names the feature that forbids it
        }
        String line = message.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** Short, without class names; may quote names of elements, never text. */
    public String reason() {
        return reason;
    }
}
