package linkspan.platform.file;

/** Whether the disk has room for a longer file. */
@FunctionalInterface
public interface Room extends AutoCloseable {
    /** For what is short-lived: as much as it likes. */
    Room ENDLESS = () -> {};

    /** Returns when a file may grow; may take as long as the disk is full. */
    void await();

    /** From now on nobody waits. */
    @Override
    default void close() {}
}
