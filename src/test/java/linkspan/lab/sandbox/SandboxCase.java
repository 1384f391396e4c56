package linkspan.lab.sandbox;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A running sandbox for each test, on free ports, with a folder of its own. */
@SuppressWarnings("NullAway.Init")
public abstract class SandboxCase {
    @TempDir
    protected Path data;

    protected Sandbox sandbox;
    protected Http http;

    @BeforeEach
    protected void start() {
        sandbox = Sandbox.start(new SandboxOptions(0, 0, data, 7), StableClock.get());
        http = Http.to(sandbox);
    }

    @AfterEach
    protected void stop() {
        sandbox.close();
    }

    protected void restart() {
        stop();
        start();
    }
}
