package linkspan.lab.sandbox.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file of lines that survives the death of the process at any moment, though not of the power.
 *
 * <p>A line is with the operating system when {@link #append} returns. One thread at a time.
 */
public final class LedgerJournal implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private long size;

    private LedgerJournal(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    /** Cuts off a torn last line, hands over the others in order, and is then ready to append. */
    public static LedgerJournal open(Path file, Consumer<String> line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            cutTornLine(file);
            readAll(file, line);
            return new LedgerJournal(file, FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    public void append(String line) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        int length = bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            size += length;
        } catch (IOException full) {
            takeBack();
            throw new UncheckedIOException("cannot write " + file, full);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot close " + file, broken);
        }
    }

    /** Half a line in the middle would make the file unreadable. */
    private void takeBack() {
        try {
            channel.truncate(size);
        } catch (IOException broken) {
            throw new UncheckedIOException("half a line is left in " + file, broken);
        }
    }

    private static void readAll(Path file, Consumer<String> line) throws IOException {
        int number = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                line.accept(text);
            }
        } catch (IllegalArgumentException | ClassCastException damaged) {
            throw new IOException("line " + number + " is damaged", damaged);
        }
    }

    private static void cutTornLine(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(endOfLastLine(channel));
        }
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        for (long end = channel.size(); end > 0; end -= Math.min(end, BLOCK)) {
            long start = Math.max(0, end - BLOCK);
            ByteBuffer block = ByteBuffer.allocate((int) (end - start));
            while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {
                continue;
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }
}
