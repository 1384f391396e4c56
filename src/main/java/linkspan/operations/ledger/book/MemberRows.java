package linkspan.operations.ledger.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import linkspan.platform.database.Sql;

/** The table {@code ledger_members}: who was accepted in a minute, packed, so that who is gone has a name. */
public final class MemberRows {
    private MemberRows() {}

    public static void add(Connection connection, Instant minute, List<LedgerEntry> entries) throws SQLException {
        if (!entries.isEmpty()) {
            Sql.update(
                    connection, "insert into ledger_members (minute_at, ids) values (?, ?)", minute, packed(entries));
        }
    }

    /** By event id; the type is not kept. */
    public static Map<String, LedgerEntry> of(Connection connection, Instant minute) throws SQLException {
        Map<String, LedgerEntry> members = new LinkedHashMap<>();
        for (byte[] part : Sql.list(
                connection,
                "select ids from ledger_members where minute_at = ? order by member_id",
                row -> row.getBytes(1),
                minute)) {
            unpacked(part).lines().forEach(line -> {
                String[] fields = line.split(" ", 4);
                members.put(
                        fields[0],
                        new LedgerEntry(fields[0], "", fields[2], fields[3], Long.parseLong(fields[1]), minute));
            });
        }
        return members;
    }

    public static int forget(Connection connection, Instant before) throws SQLException {
        return Sql.update(connection, "delete from ledger_members where minute_at < ?", before);
    }

    private static byte[] packed(List<LedgerEntry> entries) {
        StringBuilder lines = new StringBuilder();
        for (LedgerEntry entry : entries) {
            lines.append(entry.eventId())
                    .append(' ')
                    .append(entry.seq())
                    .append(' ')
                    .append(entry.topic())
                    .append(' ')
                    .append(entry.key().replace('\n', ' '))
                    .append('\n');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(lines.toString().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String unpacked(byte[] bytes) {
        try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(inflater.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
