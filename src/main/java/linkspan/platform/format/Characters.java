package linkspan.platform.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns bytes into text without ever putting a replacement character where a byte made no sense. */
final class Characters {
    private Characters() {}

    /**
     * A byte-order mark wins over what the sender says, and that over UTF-8. The mark is not part of the text.
     *
     * @throws FormatMalformed naming the offset of the first byte, from 0, that is wrong
     */
    static String of(byte[] bytes, @Nullable Charset stated) {
        Charset marked = marked(bytes);
        if (marked != null) {
            return decoded(bytes, marked == StandardCharsets.UTF_8 ? 3 : 2, marked);
        }
        return decoded(bytes, 0, stated == null ? StandardCharsets.UTF_8 : stated);
    }

    /** The encoding that a byte-order mark tells of; null without one. */
    static @Nullable Charset marked(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return starts(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()) + 2);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        if (result.isError()) {
            throw new FormatMalformed("not " + charset.name() + " at byte " + in.position());
        }
        return out.flip().toString();
    }
}
