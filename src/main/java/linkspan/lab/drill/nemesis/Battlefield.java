package linkspan.lab.drill.nemesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import linkspan.lab.drill.load.Load;
import linkspan.lab.drill.load.Shop;
import linkspan.lab.drill.load.ShopAttempts;
import linkspan.lab.process.HubChild;
import linkspan.lab.process.setting.Storage;

/** What a nemesis acts on, and what it may look at. One thread at a time. */
public final class Battlefield {
    private final List<HubChild> hubs;
    private final Storage storage;
    private final BiConsumer<String, ObjectNode> faults;
    private final ShopAttempts attempts;
    private final SplittableRandom random;
    private final Consumer<String> progress;
    private final Clock clock;
    private final Set<Integer> starting = new HashSet<>();
    private final List<Duration> restarts = new ArrayList<>();
    private final Shop shop;
    private final Load load;

    /** Who tells what, and how it was answered. */
    public record Clients(Shop shop, Load load, ShopAttempts attempts) {}

    public Battlefield(
            List<HubChild> hubs,
            Storage storage,
            BiConsumer<String, ObjectNode> faults,
            Clients clients,
            SplittableRandom random,
            Consumer<String> progress,
            Clock clock) {
        this.hubs = List.copyOf(hubs);
        this.storage = storage;
        this.faults = faults;
        this.attempts = clients.attempts();
        this.shop = clients.shop();
        this.load = clients.load();
        this.random = random;
        this.progress = progress;
        this.clock = clock;
    }

    public int count() {
        return hubs.size();
    }

    public HubChild hub(int index) {
        return hubs.get(index);
    }

    public Shop shop() {
        return shop;
    }

    public ShopAttempts attempts() {
        return attempts;
    }

    public SplittableRandom random() {
        return random;
    }

    public Clock clock() {
        return clock;
    }

    /** Switches faults of a system on or off; what is not named is unchanged. */
    public void faults(String system, ObjectNode named) {
        faults.accept(system, named);
    }

    /** Whether there is anything outside the hubs to strike. */
    public boolean hasServers() {
        return storage.servers().isPresent();
    }

    /** Throws {@link IllegalStateException} in the embedded mode. */
    public Storage.Servers servers() {
        return storage.servers().orElseThrow(() -> new IllegalStateException("there are no servers to strike"));
    }

    public long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    public void say(String line) {
        progress.accept(line + "; " + load.acknowledged() + " messages acknowledged");
    }

    /** Its process is gone and comes again. */
    public void restart(int index) {
        hubs.get(index).start();
        starting.add(index);
    }

    /** Every hub but that one answers. */
    public boolean othersReady(int index) {
        return count() > 1 && starting.stream().allMatch(other -> other == index);
    }

    public void awaitAll() {
        for (int index : List.copyOf(starting)) {
            restarts.add(hubs.get(index).awaitReady());
            starting.remove(index);
        }
    }

    public void requireAlive() {
        hubs.forEach(HubChild::requireAlive);
    }

    /** From the start of each process until it answered. */
    public List<Duration> restarts() {
        return List.copyOf(restarts);
    }
}
