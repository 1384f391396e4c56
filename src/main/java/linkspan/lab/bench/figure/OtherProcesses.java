package linkspan.lab.bench.figure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** How much of the machine goes to processes that have nothing to do with a measurement. */
public final class OtherProcesses {
    /** From so many cores on a figure says more about the others than about the hub. */
    public static final double MOST_CORES = 0.3;

    private final CpuTime time;
    private final List<Long> ours;
    private final long begunNanos;
    private final Duration machineBefore;
    private final Duration oursBefore;

    OtherProcesses(CpuTime time, List<Long> ours, long begunNanos) {
        this.time = time;
        this.ours = ours;
        this.begunNanos = begunNanos;
        this.machineBefore = time.ofMachine();
        this.oursBefore = time.of(ours);
    }

    /** From now on. {@code ours}: the processes that take part; their children do as well. */
    public static OtherProcesses besides(Collection<Long> ours) {
        return new OtherProcesses(new CpuTime(), List.copyOf(ours), System.nanoTime());
    }

    /** Cores that they took on average until now; at least 0, two digits. */
    public double cores() {
        return cores(System.nanoTime());
    }

    double cores(long nanos) {
        Duration all = time.ofMachine().minus(machineBefore);
        Duration own = time.of(ours).minus(oursBefore);
        double seconds = Math.max(0, all.minus(own).toMillis()) / 1e3;
        return Rounded.two(seconds * 1e9 / Math.max(1, nanos - begunNanos));
    }
}
