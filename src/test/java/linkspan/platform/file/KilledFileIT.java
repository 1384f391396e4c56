package linkspan.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real {@code kill -9} of a process that commits into a file older than two minutes, beside burners: four, or {@code
 * -Dlinkspan.kills}. {@code EveryCrashPointTest} ends it at each write.
 */
class KilledFileIT {
    private static final int BURNERS = 2;
    private static final int KILLS = Integer.getInteger("linkspan.kills", 4);

    @Test
    void nothing_is_lost_or_halved_by_kills(@TempDir Path folder)
            throws SQLException, IOException, InterruptedException {
        KillSeries.Result result = new KillSeries(folder, "guarded").run(KILLS, BURNERS);

        assertThat(result.commits()).isPositive();
        Survived survived = result.survived();
        assertThat(survived.lost() + survived.torn() + survived.hidden())
                .as(survived.toString())
                .isZero();
    }
}
