package linkspan.inbound.poll.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import linkspan.inbound.poll.source.RowPage;
import linkspan.model.Sha256;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** A file that is read page by page, never whole. */
public final class FileRows implements AutoCloseable {
    /** In a position: rows taken, by file. */
    private static final String FILES = "files";

    private static final int CHUNK = 1 << 16;
    private final String identity;
    private final String name;
    private final RowReader rows;
    private long row;

    private FileRows(String identity, String name, RowReader rows) {
        this.identity = identity;
        this.name = name;
        this.rows = rows;
    }

    /** What makes it the same file: name and content, in 64 hexadecimal digits. */
    public static String identity(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DigestInputStream all = new DigestInputStream(in, digest);
            byte[] chunk = new byte[CHUNK];
            while (all.read(chunk) >= 0) {
                // the digest reads along
            }
            String content = HexFormat.of().formatHex(digest.digest());
            return Sha256.hex((file.getFileName() + "\n" + content).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opened behind what was taken of it, by the checkpoint's position. Throws {@link Refused} for what is not of the form. */
    public static FileRows open(Path file, String identity, LineOptions options, ObjectNode position) {
        String name = file.getFileName().toString();
        try {
            FileRows lines = new FileRows(identity, name, reader(Files.newInputStream(file), options));
            long taken = position.path(FILES).path(identity).asLong(0);
            while (lines.row < taken && lines.rows.hasNext()) {
                lines.rows.next();
                lines.row++;
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FileBroken e) {
            throw malformed(name, e);
        }
    }

    /** A text that stands for a file: for those who try a route out. */
    public static FileRows of(String text, LineOptions options) {
        try {
            InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            return new FileRows("text", "text", reader(in, options));
        } catch (FileBroken e) {
            throw malformed("text", e);
        }
    }

    private static RowReader reader(InputStream in, LineOptions options) {
        return options.element().isEmpty()
                ? new CsvRows(in, options.separator())
                : new XmlRows(new BufferedInputStream(in, CHUNK), options.element());
    }

    /** So many rows at most; {@code before}: where the poll stands, also with files that it has begun and not ended. Throws {@link Refused} where the file is not of its form. */
    public RowPage next(int size, ObjectNode before) {
        List<RowPage.Row> page = new ArrayList<>();
        try {
            while (page.size() < size && rows.hasNext()) {
                ObjectNode content = rows.next();
                row++;
                page.add(RowPage.Row.named(content, identity + "#" + row));
            }
            ObjectNode position = before.deepCopy();
            ObjectNode files = position.withObject("/" + FILES);
            boolean last = !rows.hasNext();
            if (last) {
                files.remove(identity);
            } else {
                files.put(identity, row);
            }
            return new RowPage(page, position, position, last);
        } catch (FileBroken e) {
            throw malformed(name, e);
        }
    }

    private static Refused malformed(String name, FileBroken cause) {
        return new Refused(FailureCode.BODY_MALFORMED, name + " is no " + cause.getMessage());
    }

    public String identity() {
        return identity;
    }

    @Override
    public void close() {
        rows.close();
    }
}
