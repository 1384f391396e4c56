package linkspan.model.source;

import java.io.IOException;

/** A file that is no plain UTF-8 text; the message says why, without the file's name. */
public final class NotText extends IOException {
    private final int line;

    NotText(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Why, without the file's name. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Where it is wrong, from 1. */
    public int line() {
        return line;
    }
}
