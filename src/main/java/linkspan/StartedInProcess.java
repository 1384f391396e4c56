package linkspan;

import linkspan.cli.terminal.HubOptions;
import linkspan.cli.terminal.HubStarter;
import linkspan.cli.terminal.StartedHub;
import linkspan.lab.process.SandboxChild;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.platform.infrastructure.Infrastructure;
import linkspan.platform.system.SettingFiles;
import org.jspecify.annotations.Nullable;

/** The hub as commands see it. */
record StartedInProcess(Hub hub, HubStarter.Systems systems, String database) implements StartedHub {
    /** With the settings of this process's environment. */
    static StartedHub start(HubOptions options, HubStarter.Systems systems, HubStarter.Edits edits) {
        HubConfig config = new HubConfig(
                options.home(),
                options.data(),
                options.host(),
                options.port(),
                options.opsHost(),
                options.opsPort(),
                edits == HubStarter.Edits.APPLY,
                SettingFiles.read(System.getenv()));
        String database = Infrastructure.of(config.environment()).databaseUrl(options.data());
        Hub hub = systems == HubStarter.Systems.SANDBOX ? Hub.start(config, SandboxChild::beside) : Hub.start(config);
        return new StartedInProcess(hub, systems, database);
    }

    @Override
    public int port() {
        return hub.port();
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
