package linkspan.lab.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes answers out of the bytes of one connection: one at a time, with {@code Content-Length}. It understands no more
 * of HTTP than the hub uses; a client that does would burn the cores that the hub needs.
 */
final class AnswerReader {
    private static final String LENGTH = "\ncontent-length:";
    private String text = "";

    /** The next answer when it is complete. Throws {@link IllegalStateException} for what is no such answer. */
    Optional<LoadAnswer> add(Buffer bytes) {
        text += bytes.toString(ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return Optional.empty();
        }
        int body = head + 4;
        int end = body + length(text.substring(0, head));
        if (text.length() < end) {
            return Optional.empty();
        }
        LoadAnswer answer = new LoadAnswer(status(text), text.substring(body, end));
        text = text.substring(end);
        return Optional.of(answer);
    }

    private static int status(String text) {
        if (!text.startsWith("HTTP/1.1 ")) {
            throw new IllegalStateException("not an answer: " + text);
        }
        return Integer.parseInt(text.substring(9, 12));
    }

    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int start = lower.indexOf(LENGTH);
        if (start < 0) {
            throw new IllegalStateException("an answer without content-length: " + head);
        }
        int end = lower.indexOf('\r', start);
        return Integer.parseInt(lower.substring(start + LENGTH.length(), end < 0 ? lower.length() : end)
                .strip());
    }
}
