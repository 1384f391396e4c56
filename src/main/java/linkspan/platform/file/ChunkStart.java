package linkspan.platform.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk (all pages of one commit) says of itself in its first line.
 *
 * @param block where it is, in blocks of 4 KiB
 */
record ChunkStart(int id, long block, long version) {
    private static final byte[] MARK = "chunk:".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST = 1024;

    /** Null when what is about to be written at {@code position} is no whole chunk. Does not move the buffer. */
    static @Nullable ChunkStart of(ByteBuffer written, long position) {
        int length = written.remaining();
        if (position < StoreHead.LENGTH || position % StoreHead.BLOCK != 0 || length < StoreHead.BLOCK) {
            return null;
        }
        int start = written.position();
        if (written.slice(start, MARK.length).mismatch(ByteBuffer.wrap(MARK)) >= 0) {
            return null;
        }
        byte[] line = new byte[LONGEST];
        written.get(start, line);
        Map<String, String> words = FileWords.of(new String(line, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("")
                .strip());
        String id = words.get("chunk");
        String version = words.get("version");
        String blocks = words.get("len");
        if (id == null || version == null || blocks == null) {
            return null;
        }
        if (Long.parseLong(blocks, 16) * StoreHead.BLOCK != length) {
            return null;
        }
        return new ChunkStart(
                Integer.parseUnsignedInt(id, 16), position / StoreHead.BLOCK, Long.parseLong(version, 16));
    }
}
