package linkspan.platform.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.DataUtils;
import org.jspecify.annotations.Nullable;

/**
 * The first two blocks of an MVStore file: the same text twice, with a checksum. {@code chunk}, {@code block} and
 * {@code version} say where a reopening store begins to look for the newest commit.
 */
record StoreHead(Map<String, String> fields) {
    static final int BLOCK = 4096;
    static final int LENGTH = 2 * BLOCK;
    private static final String CHECK = ",fletcher:";

    StoreHead {
        fields = new LinkedHashMap<>(fields);
    }

    /** The head that is newer of the two copies; null when neither is whole. */
    static @Nullable StoreHead of(ByteBuffer blocks) {
        StoreHead first = copy(blocks, 0);
        StoreHead second = copy(blocks, BLOCK);
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return second.version() > first.version() ? second : first;
    }

    private static @Nullable StoreHead copy(ByteBuffer blocks, int offset) {
        if (blocks.remaining() < offset + BLOCK) {
            return null;
        }
        byte[] block = new byte[BLOCK];
        blocks.get(blocks.position() + offset, block);
        String text = new String(block, StandardCharsets.ISO_8859_1).trim();
        int check = text.lastIndexOf(CHECK);
        if (check < 0 || !text.substring(check + CHECK.length()).equals(checksum(text.substring(0, check)))) {
            return null;
        }
        return new StoreHead(FileWords.of(text.substring(0, check)));
    }

    private static String checksum(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length));
    }

    /** -1 before the first commit. */
    long version() {
        String version = fields.get("version");
        return version == null ? -1 : Long.parseLong(version, 16);
    }

    /** True when the store was closed in order. */
    boolean isClean() {
        return fields.containsKey("clean");
    }

    StoreHead naming(ChunkStart newest) {
        Map<String, String> named = new LinkedHashMap<>(fields);
        named.remove("clean");
        named.put("block", Long.toHexString(newest.block()));
        named.put("chunk", Integer.toHexString(newest.id()));
        named.put("version", Long.toHexString(newest.version()));
        return new StoreHead(named);
    }

    StoreHead namingSameAs(StoreHead other) {
        Map<String, String> named = new LinkedHashMap<>(fields);
        for (String word : List.of("block", "chunk", "version")) {
            String value = other.fields.get(word);
            if (value != null) {
                named.put(word, value);
            }
        }
        return new StoreHead(named);
    }

    /** As if the file had been made {@code by} earlier: H2 reckons the age of everything in it from there. */
    StoreHead older(Duration by) {
        Map<String, String> aged = new LinkedHashMap<>(fields);
        long created = Long.parseLong(Objects.requireNonNull(fields.get("created")), 16);
        aged.put("created", Long.toHexString(created - by.toMillis()));
        return new StoreHead(aged);
    }

    /** Both blocks, ready to be written at 0. */
    ByteBuffer blocks() {
        StringBuilder text = new StringBuilder();
        fields.forEach((key, value) ->
                text.append(text.isEmpty() ? "" : ",").append(key).append(':').append(value));
        String whole = text + CHECK + checksum(text.toString()) + '\n';
        byte[] bytes = whole.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(LENGTH).put(0, bytes).put(BLOCK, bytes);
    }
}
