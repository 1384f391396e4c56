package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import linkspan.model.Sha256;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A CSV file with a head that is read page by page, never whole. */
public final class CsvLines implements AutoCloseable {
    /** In a position: rows taken, by file. */
    private static final String FILES = "files";

    private static final int CHUNK = 1 << 16;
    private final String identity;
    private final String name;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long row;

    private CsvLines(String identity, String name, CSVParser parser) {
        this.identity = identity;
        this.name = name;
        this.parser = parser;
        this.records = parser.iterator();
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

    /** Opened behind what was taken of it, by the checkpoint's position. Throws {@link Refused} for what is no CSV. */
    public static CsvLines open(Path file, String identity, char separator, ObjectNode position) {
        try {
            CsvLines lines = new CsvLines(
                    identity, file.getFileName().toString(), CSVParser.parse(text(file), format(separator)));
            long taken = position.path(FILES).path(identity).asLong(0);
            while (lines.row < taken && lines.records.hasNext()) {
                lines.records.next();
                lines.row++;
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw malformed(file.getFileName().toString(), e);
        }
    }

    /** A text that stands for a file: for those who try a route out. */
    public static CsvLines of(String text, char separator) {
        try {
            return new CsvLines("text", "text", CSVParser.parse(text, format(separator)));
        } catch (IOException | IllegalArgumentException e) {
            throw malformed("text", e);
        }
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
    }

    private static Reader text(Path file) throws IOException {
        BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != 0xFEFF) { // a byte-order mark is no part of the first name
            reader.reset();
        }
        return reader;
    }

    /** So many lines at most; {@code before}: where the poll stands, also with files that it has begun and not ended. Throws {@link Refused} where the file is no CSV. */
    public RowPage next(int size, ObjectNode before) {
        List<RowPage.Row> rows = new ArrayList<>();
        try {
            while (rows.size() < size && records.hasNext()) {
                ObjectNode content = JsonNodeFactory.instance.objectNode();
                records.next().toMap().forEach(content::put);
                row++;
                rows.add(new RowPage.Row(content, identity + "#" + row, false));
            }
            ObjectNode position = before.deepCopy();
            ObjectNode files = position.withObject("/" + FILES);
            if (records.hasNext()) {
                files.put(identity, row);
            } else {
                files.remove(identity);
            }
            return new RowPage(rows, position, position, !records.hasNext());
        } catch (UncheckedIOException | IllegalStateException e) {
            throw malformed(name, e);
        }
    }

    private static Refused malformed(String name, Exception cause) {
        return new Refused(FailureCode.BODY_MALFORMED, name + " is no CSV: " + cause.getMessage());
    }

    public String identity() {
        return identity;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
