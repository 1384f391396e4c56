package linkspan.terminal;

/** Starts a hub; given to commands by the program, so that they do not depend on how a hub is wired. */
@FunctionalInterface
public interface HubStarter {
    /**
     * Returns when everything is ready.
     *
     * @param systems which systems it delivers to
     * @throws linkspan.system.ConfigurationError when it cannot start as it is configured
     */
    StartedHub start(HubOptions options, Systems systems);

    /** The systems at the far end. */
    enum Systems {
        /** As {@code system.properties} and the environment say. */
        CONFIGURED,
        /** Simulated ones, started with the hub on free ports. */
        SANDBOX
    }
}
