package linkspan.author.use;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;

/** Looks for edits and says what has to be checked again: what was edited, what needs it, and what it needs or needed. */
public final class Watch {
    private static final Duration PAUSE = Duration.ofMillis(80);
    private final Sources sources;
    private Snapshot seen;
    private Uses uses;

    /** From now on. */
    public Watch(Sources sources) {
        this.sources = sources;
        this.seen = look();
        this.uses = Uses.of(sources);
    }

    /**
     * Calls {@code edited} after each edit with the edited files and what they touch, until asked to stop.
     *
     * @param stopped waits for so long at most; true when it is time to stop
     */
    public void run(Predicate<Duration> stopped, BiConsumer<Set<Path>, Scope> edited) {
        while (!stopped.test(PAUSE)) {
            Set<Path> changed = edits();
            if (!changed.isEmpty()) {
                edited.accept(changed, touched(changed));
            }
        }
    }

    private Set<Path> edits() {
        Snapshot before = seen;
        seen = look();
        return seen.since(before);
    }

    private Scope touched(Set<Path> changed) {
        Uses before = uses;
        uses = Uses.of(sources);
        Set<Path> touched = new HashSet<>(changed);
        for (Uses known : List.of(before, uses)) {
            touched.addAll(known.withUsers(changed));
            changed.forEach(file -> touched.addAll(known.needs().getOrDefault(file, Set.of())));
        }
        return new Scope(List.copyOf(touched));
    }

    private Snapshot look() {
        return Snapshot.of(List.of(sources.routes(), sources.mappings()));
    }
}
