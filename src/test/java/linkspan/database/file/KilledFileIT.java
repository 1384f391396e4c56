package linkspan.database.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real {@code kill -9} of a process that commits into a file older than two minutes, beside burners. */
class KilledFileIT {
    private static final int BURNERS = 2;

    @Test
    void nothing_that_was_acknowledged_is_lost_in_twenty_kills(@TempDir Path folder)
            throws SQLException, IOException, InterruptedException {
        KillSeries.Result result = new KillSeries(folder, "guarded").run(20, BURNERS);

        assertThat(result.commits()).isPositive();
        assertThat(result.lost()).isEmpty();
    }
}
