package linkspan.platform.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What a reopened file still has of what was acknowledged. */
final class KilledStore {
    private KilledStore() {}

    /** -1 when the thread has committed nothing. */
    static long position(Connection connection, int thread) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select id from positions where thread = ?")) {
            sql.setInt(1, thread);
            ResultSet row = sql.executeQuery();
            return row.next() ? row.getLong(1) : -1;
        }
    }

    /** Orders acknowledged and gone, and positions that went back behind an acknowledged one. */
    static int missing(String url, Path acknowledged, int threads) throws SQLException, IOException {
        Set<Long> there = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            ResultSet rows = sql.executeQuery("select id from orders");
            while (rows.next()) {
                there.add(rows.getLong(1));
            }
            int missing = 0;
            long[] newest = new long[threads];
            Arrays.fill(newest, -1); // a thread that was killed before its first commit has no position to go back from
            LongBuffer numbers =
                    ByteBuffer.wrap(Files.readAllBytes(acknowledged)).asLongBuffer();
            while (numbers.hasRemaining()) {
                long id = numbers.get();
                int thread = (int) (id % threads);
                newest[thread] = Math.max(newest[thread], id);
                missing += there.contains(id) ? 0 : 1;
            }
            for (int thread = 0; thread < threads; thread++) {
                missing += position(connection, thread) < newest[thread] ? 1 : 0;
            }
            return missing;
        }
    }
}
