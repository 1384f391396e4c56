package linkspan.platform;

/**
 * A part of the hub. Its constructor wires it and opens what it needs; modules are started in an order, and stopped in the
 * reverse order before anything that was opened is closed.
 */
@FunctionalInterface
public interface Module {
    /** Everything is wired: work may begin. Returns when it does; throws when it cannot. */
    void start();

    /** Takes nothing new and ends what is under way. Also called when the start failed. */
    default void stop() {}
}
