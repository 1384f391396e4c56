package linkspan.platform.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Makes a closed file older than it is. MVStore writes into the space of a dead chunk only 45 s after the chunk was
 * written, and reckons both times from the moment the file was made, which stands in its head: with that moment moved
 * back, every chunk in the file may be written over, as in a hub that has run for a while.
 */
public final class AgedFile {
    private AgedFile() {}

    /** Does nothing to a file that is missing or has no head. */
    public static void age(Path file, Duration by) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer blocks = ByteBuffer.allocate(StoreHead.LENGTH);
            channel.read(blocks, 0);
            StoreHead head = StoreHead.of(blocks.flip());
            if (head != null) {
                channel.write(head.older(by).blocks(), 0);
            }
        }
    }
}
