package linkspan.lab.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import linkspan.lab.process.HubChild;
import linkspan.lab.process.Jvm;
import linkspan.lab.process.SandboxChild;
import linkspan.lab.process.setting.HubSecrets;
import linkspan.lab.process.setting.Storage;
import linkspan.platform.broker.LowPort;

/** The hubs of a drill, on one storage. */
final class Hubs implements AutoCloseable {
    private static final String HEAP = "512m";

    /** Short, and so many that no share of errors makes a dead letter of an event. */
    private static final String RETRY = "200ms,500ms,1s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s";

    /** A killed hub's claim on a parked key ends after twice this and 10 s, while nothing comes there. */
    private static final String TIMEOUT = "5s";

    private final List<HubChild> all = new ArrayList<>();

    Hubs(DrillSettings settings, List<String> systems, SandboxChild sandbox, Storage storage, HubSecrets secrets) {
        Map<String, String> environment = new HashMap<>(sandbox.environment());
        environment.putAll(secrets.environment());
        for (String system : systems) {
            String prefix = "LINKSPAN_" + system.toUpperCase(Locale.ROOT);
            environment.put(prefix + "_RETRY", RETRY);
            environment.put(prefix + "_TIMEOUT", TIMEOUT);
        }
        BrokenPromise broken = settings.broken();
        String command = broken == null ? HubChild.RUN : broken.command();
        Random ports = new Random();
        Path data = settings.places().data();
        for (int i = 1; i <= settings.hubs().count(); i++) {
            String name = settings.hubs().count() == 1 ? "hub" : "hub-" + i;
            Map<String, String> own = new HashMap<>(environment);
            own.putAll(storage.environment("hub-" + i));
            // it measures how soon a killed hub is back, not how quick its first orders are
            own.put("LINKSPAN_WARM_UP", "0");
            all.add(new HubChild(new HubChild.Settings(
                    command,
                    settings.places().home(),
                    data.resolve(name),
                    LowPort.free(ports),
                    LowPort.free(ports),
                    own,
                    Jvm.BRIEF.options(HEAP),
                    data.resolve("logs").resolve(name + ".log"),
                    settings.conditions().age())));
        }
    }

    /** One after the other; how long each took. */
    List<Duration> start() {
        List<Duration> took = new ArrayList<>();
        for (HubChild hub : all) {
            hub.start();
            took.add(hub.awaitReady());
        }
        return took;
    }

    List<HubChild> all() {
        return List.copyOf(all);
    }

    List<String> urls() {
        return all.stream().map(HubChild::url).toList();
    }

    void requireAlive() {
        all.forEach(HubChild::requireAlive);
    }

    @Override
    public void close() {
        all.forEach(HubChild::close);
    }
}
