package linkspan.lab.drill.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What clients did, one line each: {@code try <message> <order>} before a post, {@code ok <message>} after a 2xx. A line
 * is with the operating system when its method returns. Safe for many threads.
 */
public final class Journal implements AutoCloseable {
    private final FileChannel channel;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** A new file; throws when there is one. */
    public static Journal create(Path file) {
        try {
            return new Journal(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file, e);
        }
    }

    public void trying(String message, String order) {
        append("try " + message + " " + order + "\n");
    }

    public void acknowledged(String message) {
        append("ok " + message + "\n");
    }

    private synchronized void append(String line) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal", e);
        }
    }
}
