package linkspan.model.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that authors write: UTF-8, and nothing before the first character. */
public final class SourceText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    /**
     * The whole file.
     *
     * @throws NotText naming the line that holds something else than UTF-8, or a byte order mark
     */
    public static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1 + newlines(bytes, in.position());
            throw new NotText(line, "byte 0x%02X is not UTF-8; save the file as UTF-8".formatted(bytes[in.position()]));
        }
        out.flip();
        if (out.hasRemaining() && out.charAt(0) == BYTE_ORDER_MARK) {
            throw new NotText(1, "starts with a byte order mark (U+FEFF); save the file as UTF-8 without one");
        }
        return out.toString();
    }

    private static int newlines(byte[] bytes, int end) {
        int count = 0;
        for (int i = 0; i < end; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }
}
