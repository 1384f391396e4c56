package linkspan.cli.terminal;

/** Starts a hub; given to commands by the program, so that they do not depend on how a hub is wired. */
@FunctionalInterface
public interface HubStarter {
    /**
     * Returns when everything is ready.
     *
     * @param systems which systems it delivers to
     * @param edits what becomes of files that are edited while it runs
     * @throws linkspan.platform.system.ConfigurationError when it cannot start as it is configured
     */
    StartedHub start(HubOptions options, Systems systems, Edits edits);

    /** The systems at the far end. */
    enum Systems {
        /** As {@code system.properties} and the environment say. */
        CONFIGURED,
        /** Simulated ones, started with the hub on free ports. */
        SANDBOX
    }

    /** What becomes of edited routes and mappings. */
    enum Edits {
        /** They wait for the next start; nothing is watched. */
        WAIT,
        /** They replace the running ones, or are refused. */
        APPLY
    }
}
