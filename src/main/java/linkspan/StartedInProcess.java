package linkspan;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import linkspan.cli.terminal.HubOptions;
import linkspan.cli.terminal.HubStarter;
import linkspan.cli.terminal.StartedHub;
import linkspan.commit.UnitStore;
import linkspan.lab.drill.BrokenPromise;
import linkspan.lab.process.SandboxChild;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.Companion;
import linkspan.platform.infrastructure.Infrastructure;
import linkspan.platform.system.SettingFiles;
import org.jspecify.annotations.Nullable;

/** The hub as commands see it. */
record StartedInProcess(Hub hub, HubStarter.Systems systems, String database) implements StartedHub {
    /** With the settings of this process's environment. */
    static StartedHub start(HubOptions options, HubStarter.Systems systems, HubStarter.Edits edits) {
        return start(options, systems, edits, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** A hub that does not keep a promise, for the drill. */
    static HubStarter breaking(BrokenPromise promise) {
        return (options, systems, edits) -> start(options, systems, edits, promise::stores, promise::calls);
    }

    private static StartedHub start(
            HubOptions options,
            HubStarter.Systems systems,
            HubStarter.Edits edits,
            UnaryOperator<List<UnitStore>> stores,
            UnaryOperator<Transport> calls) {
        HubConfig config = new HubConfig(
                options.home(),
                options.data(),
                options.host(),
                options.port(),
                options.opsHost(),
                options.opsPort(),
                edits == HubStarter.Edits.APPLY,
                options.insight().apply(SettingFiles.read(System.getenv())));
        String database = Infrastructure.of(config.environment()).databaseUrl(options.data());
        Function<Path, Companion> beside =
                systems == HubStarter.Systems.SANDBOX ? SandboxChild::beside : folder -> Companion.none();
        Hub hub = Hub.start(config, new Around(beside, stores, calls));
        return new StartedInProcess(hub, systems, database);
    }

    @Override
    public int port() {
        return hub.port();
    }

    @Override
    public boolean isSecure() {
        return hub.messagePort().isSecure();
    }

    @Override
    public int opsPort() {
        return hub.opsPort();
    }

    @Override
    public String broker() {
        return hub.bootstrapServers();
    }

    @Override
    public @Nullable String sandboxUrl() {
        return simulated(LocalSandbox.URL);
    }

    @Override
    public @Nullable String sandboxBiUrl() {
        return simulated(LocalSandbox.BI_URL);
    }

    private @Nullable String simulated(String setting) {
        return systems == HubStarter.Systems.SANDBOX ? hub.environment().get(setting) : null;
    }

    @Override
    public void close() {
        hub.close();
    }
}
