package linkspan.stand;

import java.nio.file.Path;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.lab.sandbox.Sandbox;
import linkspan.lab.sandbox.SandboxOptions;

/** The simulated systems in the tests' own process: a test starts dozens of hubs, and none is a stranger. */
public final class TestSandbox {
    private TestSandbox() {}

    public static LocalSandbox start(Path folder) {
        return Sandbox.start(new SandboxOptions(0, 0, folder, 1));
    }
}
