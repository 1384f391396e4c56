package linkspan.platform.terminal;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/**
 * {@code %oneline(…)} in {@code logback.xml}: what stands in the parentheses as one line, its end included, that nobody
 * outside can forge or colour. Message, key-values and exceptions carry texts of senders; whoever reads the log must be able to trust its lines.
 *
 * <p>Line breaks, control and format characters (ANSI, directions of writing), separators of lines and paragraphs and lone
 * surrogates are written as escapes; <code>${</code> as <code>$\{</code>, for collectors that would look it up.
 */
public final class OneLine extends CompositeConverter<ILoggingEvent> {
    /** Characters; what is longer is cut, with a note of how much. */
    static final int LONGEST = 32 << 10;

    @Override
    protected String transform(ILoggingEvent event, String text) {
        return of(text.stripTrailing()) + "\n";
    }

    static String of(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
        for (int i = 0; i < text.length(); ) {
            if (i >= LONGEST) {
                return line.append("… ")
                        .append(text.length() - i)
                        .append(" characters more")
                        .toString();
            }
            int c = text.codePointAt(i);
            append(line, c, text, i);
            i += Character.charCount(c);
        }
        return line.toString();
    }

    private static void append(StringBuilder line, int c, String text, int at) {
        if (c == '\n') {
            line.append("\\n");
        } else if (c == '\r') {
            line.append("\\r");
        } else if (c == '\t') {
            line.append("\\t");
        } else if (c == '$' && text.startsWith("{", at + 1)) {
            line.append("$\\");
        } else if (harmless(c)) {
            line.appendCodePoint(c);
        } else {
            for (char unit : Character.toChars(c)) {
                line.append(String.format("\\u%04x", (int) unit));
            }
        }
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
