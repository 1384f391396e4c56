package linkspan.platform.format;

/** The bytes are no document of that format; says where, from 1 and 0 when unknown, and never quotes what stands there. */
public final class FormatMalformed extends RuntimeException {
    private final int line;
    private final int column;
    private final String reason;

    FormatMalformed(int line, int column, String reason) {
        super(message(line, column, reason), null, false, false);
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    FormatMalformed(String reason) {
        this(0, 0, reason);
    }

    private static String message(int line, int column, String reason) {
        if (line == 0) {
            return reason;
        }
        return reason + " at line " + line + (column == 0 ? "" : ", column " + column);
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** Without the place. */
    public String reason() {
        return reason;
    }

    /** With the place, for the sender. */
    @Override
    public String getMessage() {
        return message(line, column, reason);
    }
}
