package linkspan.platform.terminal;

/** A command could not do what it was asked; exit code 1. The message is one line for people. */
public final class CommandFailed extends RuntimeException {
    public CommandFailed(String message) {
        super(message, null, false, false);
    }
}
