package linkspan.inbound.poll.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** CSV with a head, in UTF-8: each line is an object of texts. */
final class CsvRows implements RowReader {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvRows(InputStream in, char separator) {
        try {
            BufferedReader text = new BufferedReader(new InputStreamReader(
                    in,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) { // a byte-order mark is no part of the first name
                text.reset();
            }
            parser = CSVParser.parse(text, format(separator));
            records = parser.iterator();
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            throw broken(e);
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

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw broken(e);
        }
    }

    @Override
    public ObjectNode next() {
        try {
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            records.next().toMap().forEach(content::put);
            return content;
        } catch (UncheckedIOException | IllegalStateException e) {
            throw broken(e);
        }
    }

    private static FileBroken broken(Exception cause) {
        return new FileBroken("CSV: " + cause.getMessage(), cause);
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
