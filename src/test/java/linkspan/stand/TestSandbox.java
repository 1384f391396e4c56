package linkspan.stand;

import java.nio.file.Path;
import java.util.Objects;
import linkspan.Hub;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.lab.sandbox.Sandbox;
import linkspan.lab.sandbox.SandboxOptions;

/** The simulated systems in the tests' own process: a test starts dozens of hubs, and none is a stranger. */
public final class TestSandbox {
    private TestSandbox() {}

    public static LocalSandbox start(Path folder) {
        return Sandbox.start(new SandboxOptions(0, 0, folder, 1));
    }

    /** Where the simulated systems of that hub are. */
    public static String url(Hub hub) {
        return Objects.requireNonNull(hub.environment().get(LocalSandbox.URL));
    }

    /** JDBC address of their database {@code bi}. */
    public static String biUrl(Hub hub) {
        return Objects.requireNonNull(hub.environment().get(LocalSandbox.BI_URL));
    }
}
