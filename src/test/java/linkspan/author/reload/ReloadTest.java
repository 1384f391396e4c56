package linkspan.author.reload;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Files are edited, added and taken away while orders flow. One hub for all of it: its start is what takes time. */
class ReloadTest {
    private static DevHub hub;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        hub = new DevHub(home);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void restore() throws Exception {
        hub.restore();
    }

    @Nested
    class OfSystems extends ReloadOfSystems {
        OfSystems() {
            super(hub);
        }
    }

    @Nested
    class OfWhatIsBroken extends ReloadOfWhatIsBroken {
        OfWhatIsBroken() {
            super(hub);
        }
    }

    @Nested
    class OfSharedParts extends ReloadOfSharedParts {
        OfSharedParts() {
            super(hub);
        }
    }

    @Nested
    class ThatFailsAtStart extends ReloadThatFailsAtStart {
        ThatFailsAtStart() {
            super(hub);
        }
    }

    @Nested
    class UnderLoad extends ReloadUnderLoad {
        UnderLoad() {
            super(hub);
        }
    }
}
