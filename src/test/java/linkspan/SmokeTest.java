package linkspan;

import linkspan.cli.DemoCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SmokeTest {
    @Test
    void smoke() {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        System.out.println("exit " + new CommandLine(new DemoCommand()).execute("--once", "--json"));
    }
}
