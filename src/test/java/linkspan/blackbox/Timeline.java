package linkspan.blackbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What befell a history, when. Safe for many threads. */
public final class Timeline {
    private final List<String> lines = new ArrayList<>();
    private final Consumer<String> progress;

    /** @param progress hears each line at once */
    public Timeline(Consumer<String> progress) {
        this.progress = progress;
    }

    public synchronized void say(String what) {
        String line = Instant.now() + " " + what;
        lines.add(line);
        progress.accept(line);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
