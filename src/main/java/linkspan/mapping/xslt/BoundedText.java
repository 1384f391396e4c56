package linkspan.mapping.xslt;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/** Collects what a mapping writes, up to a limit: a loop without end has one here. */
final class BoundedText extends Writer {
    /** In characters; an order of 1,000 lines needs a tenth. */
    static final int MOST = 4 << 20;

    /** More than {@value BoundedText#MOST} characters. */
    static final class TooLong extends IOException {
        TooLong() {
            super("the output is longer than " + MOST + " characters");
        }
    }

    private final StringWriter text = new StringWriter();

    @Override
    public void write(char[] characters, int start, int length) throws IOException {
        if (text.getBuffer().length() + length > MOST) {
            throw new TooLong();
        }
        text.write(characters, start, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
