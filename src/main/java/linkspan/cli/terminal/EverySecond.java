package linkspan.cli.terminal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import linkspan.platform.terminal.CommandFailed;

/** For a command that waits for a hub: looks once a second, so long and no longer. */
public final class EverySecond {
    private final long begun = System.nanoTime();
    private final Duration most;

    /** @param most so long */
    public EverySecond(Duration most) {
        this.most = most;
    }

    /** Waits a second; false when the time is over. */
    public boolean more() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        }
        return System.nanoTime() - begun < most.toNanos();
    }

    /** Throws {@link CommandFailed} with those words when that time is over. */
    public void atMost(Duration time, String otherwise) {
        if (System.nanoTime() - begun > time.toNanos()) {
            throw new CommandFailed(otherwise);
        }
    }
}
