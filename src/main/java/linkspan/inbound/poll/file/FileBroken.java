package linkspan.inbound.poll.file;

/** A file is not what it should be. */
final class FileBroken extends RuntimeException {
    /** {@code flaw}: goes on where "the file is no " ends. */
    FileBroken(String flaw, Throwable cause) {
        super(flaw, cause);
    }
}
