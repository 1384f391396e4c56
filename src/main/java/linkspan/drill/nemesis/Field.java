package linkspan.drill.nemesis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import linkspan.child.HubChild;
import linkspan.child.setting.Storage;
import linkspan.drill.load.Attempts;
import linkspan.drill.load.Load;
import linkspan.drill.load.Shop;

/** What a nemesis acts on, and what it may look at. One thread at a time. */
public final class Field {
    private final List<HubChild> hubs;
    private final Storage storage;
    private final Attempts attempts;
    private final SplittableRandom random;
    private final Consumer<String> progress;
    private final Clock clock;
    private final Set<Integer> starting = new HashSet<>();
    private final List<Duration> restarts = new ArrayList<>();
    private final Shop shop;
    private final Load load;

    /** Who tells what, and how it was answered. */
    public record Clients(Shop shop, Load load, Attempts attempts) {}

    public Field(
            List<HubChild> hubs,
            Storage storage,
            Clients clients,
            SplittableRandom random,
            Consumer<String> progress,
            Clock clock) {
        this.hubs = List.copyOf(hubs);
        this.storage = storage;
        this.attempts = clients.attempts();
        this.shop = clients.shop();
        this.load = clients.load();
        this.random = random;
        this.progress = progress;
        this.clock = clock;
    }

    int count() {
        return hubs.size();
    }

    HubChild hub(int index) {
        return hubs.get(index);
    }

    Shop shop() {
        return shop;
    }

    Attempts attempts() {
        return attempts;
    }

    SplittableRandom random() {
        return random;
    }

    Clock clock() {
        return clock;
    }

    /** Throws {@link IllegalStateException} in the embedded mode. */
    Storage.Servers servers() {
        return storage.servers().orElseThrow(() -> new IllegalStateException("there are no servers to strike"));
    }

    long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    void say(String line) {
        progress.accept(line + "; " + load.acknowledged() + " messages acknowledged");
    }

    /** Its process is gone and comes again. */
    void restart(int index) {
        hubs.get(index).start();
        starting.add(index);
    }

    /** Every hub but that one answers. */
    boolean othersReady(int index) {
        return count() > 1 && starting.stream().allMatch(other -> other == index);
    }

    void awaitAll() {
        for (int index : List.copyOf(starting)) {
            restarts.add(hubs.get(index).awaitReady());
            starting.remove(index);
        }
    }

    void requireAlive() {
        hubs.forEach(HubChild::requireAlive);
    }

    /** From the start of each process until it answered. */
    public List<Duration> restarts() {
        return List.copyOf(restarts);
    }
}
