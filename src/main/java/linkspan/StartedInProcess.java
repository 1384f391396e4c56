package linkspan;

import linkspan.cli.terminal.HubOptions;
import linkspan.cli.terminal.HubStarter;
import linkspan.cli.terminal.StartedHub;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.platform.infrastructure.Infrastructure;
import linkspan.platform.system.SettingFiles;
import org.jspecify.annotations.Nullable;

/** The hub as commands see it. */
record StartedInProcess(Hub hub, String database) implements StartedHub {
    /** With the settings of this process's environment. */
    static StartedHub start(HubOptions options, HubStarter.Systems systems, HubStarter.Edits edits) {
        HubConfig config = new HubConfig(
                options.home(),
                options.data(),
                options.host(),
                options.port(),
                options.opsHost(),
                options.opsPort(),
                systems == HubStarter.Systems.SANDBOX,
                edits == HubStarter.Edits.APPLY,
                SettingFiles.read(System.getenv()));
        String database = Infrastructure.of(config.environment()).databaseUrl(options.data());
        return new StartedInProcess(Hub.start(config), database);
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
        LocalSandbox sandbox = hub.sandbox();
        return sandbox == null ? null : sandbox.url();
    }

    @Override
    public @Nullable String sandboxBiUrl() {
        LocalSandbox sandbox = hub.sandbox();
        return sandbox == null ? null : sandbox.biUrl();
    }

    @Override
    public void close() {
        hub.close();
    }
}
