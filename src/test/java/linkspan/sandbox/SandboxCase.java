package linkspan.sandbox;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A running sandbox for each test, on free ports, with a folder of its own. */
@SuppressWarnings("NullAway.Init")
abstract class SandboxCase {
    @TempDir
    Path data;

    Sandbox sandbox;
    Http http;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(new SandboxOptions(0, 0, data, 7), StableClock.get());
        http = Http.to(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    void restart() {
        stop();
        start();
    }
}
