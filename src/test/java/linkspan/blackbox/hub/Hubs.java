package linkspan.blackbox.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All hubs of a history. */
public final class Hubs implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(900);
    private final List<HubProcess> all;

    /** @param secrets of the environment, the same for all */
    public Hubs(
            int count, Path jar, HubHome home, Path folder, Map<String, String> secrets, Servers servers, Ports ports) {
        all = IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    String name = "hub-" + number;
                    Map<String, String> environment = new HashMap<>(secrets);
                    environment.putAll(servers.environment(name));
                    return new HubProcess(
                            name,
                            new HubProcess.Plan(
                                    jar, home.folder(), folder.resolve("data"), environment, folder.resolve("logs")),
                            ports);
                })
                .toList();
    }

    public List<HubProcess> all() {
        return all;
    }

    /** Starts those that do not run; throws {@link IllegalStateException} when one is not ready in time. */
    public void startAll() throws InterruptedException {
        for (HubProcess hub : all) {
            if (!hub.process().isAlive()) {
                hub.start();
            }
        }
        for (HubProcess hub : all) {
            if (!hub.awaitReady(LONGEST_START)) {
                throw new IllegalStateException("not ready: " + hub.process().end() + ", "
                        + hub.operator().health());
            }
        }
    }

    @Override
    public void close() {
        all.forEach(HubProcess::close);
    }
}
