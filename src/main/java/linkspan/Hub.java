package linkspan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import linkspan.author.check.Sources;
import linkspan.author.lint.HubLint;
import linkspan.commit.Committer;
import linkspan.commit.outbox.EventLogStore;
import linkspan.delivery.Deliveries;
import linkspan.inbound.InboundModule;
import linkspan.operations.OperationsModule;
import linkspan.platform.Companion;
import linkspan.platform.Module;
import linkspan.platform.Opened;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running hub: its modules are started in order and stopped in the reverse order, then what they opened is closed. */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private final Opened opened = new Opened();
    private final Deque<Module> started = new ArrayDeque<>();
    private final Modules modules;
    private volatile boolean listening;

    private Hub(HubConfig config, Around around) {
        HubLint lint = new HubLint(new Sources(config.routes(), config.mappings()), config.environment()::get);
        lint.pass();
        try {
            modules = new Modules(config, lint, around, () -> listening, opened);
            for (Module module : modules.inOrder()) {
                started.push(module);
                module.start();
            }
            listening = true;
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Starts and returns when everything is ready.
     *
     * @throws linkspan.platform.system.ConfigurationError when it cannot start as it is configured
     */
    public static Hub start(HubConfig config) {
        return start(config, folder -> Companion.none());
    }

    /** The same; what {@code beside} starts in a folder runs as long as the hub. */
    public static Hub start(HubConfig config, Function<Path, ? extends Companion> beside) {
        return start(config, Around.only(beside));
    }

    static Hub start(HubConfig config, Around around) {
        return new Hub(config, around);
    }

    public Committer committer() {
        return modules.commit.intake();
    }

    public Secrets secrets() {
        return modules.platform.secrets();
    }

    public SystemCatalog catalog() {
        return modules.platform.catalog();
    }

    Deliveries deliveries() {
        return modules.delivery.deliveries();
    }

    public EventLogStore eventLog() {
        return modules.commit.eventLog();
    }

    /** The message port. */
    public int port() {
        return modules.inbound.port();
    }

    /** The ops port. */
    public int opsPort() {
        return modules.operations.port();
    }

    /** Addresses of the broker. */
    public String bootstrapServers() {
        return modules.platform.kafka().bootstrapServers();
    }

    public OperationsModule operators() {
        return modules.operations;
    }

    public InboundModule messagePort() {
        return modules.inbound;
    }

    /** Settings as they are in effect. */
    public Map<String, String> environment() {
        return modules.platform.environment();
    }

    /** Stops in the reverse order of the start; what fails to stop does not keep the rest from it. */
    @Override
    public void close() {
        long start = System.nanoTime();
        listening = false;
        while (!started.isEmpty()) {
            try {
                started.pop().stop();
            } catch (RuntimeException e) {
                LOG.warn("did not stop cleanly", e);
            }
        }
        opened.close();
        LOG.info(
                "stopped after {} ms",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
