package linkspan.blackbox.receiver;

import java.util.List;
import java.util.SplittableRandom;
import linkspan.blackbox.hub.Ports;

/** All receivers of a history. */
public final class Receivers implements AutoCloseable {
    private final List<Receiver> all;

    public Receivers(Ports ports, SplittableRandom random) {
        all = Manner.all().stream()
                .map(manner -> new Receiver(manner, ports.free(), random.split()))
                .toList();
    }

    public List<Receiver> all() {
        return all;
    }

    public Receiver of(String system) {
        return all.stream()
                .filter(each -> each.manner().system().equals(system))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no receiver " + system));
    }

    /** All calls that reached anyone. */
    public long calls() {
        return all.stream().mapToLong(Receiver::count).sum();
    }

    public void behave() {
        all.forEach(Receiver::behave);
    }

    @Override
    public void close() {
        all.forEach(Receiver::close);
    }
}
