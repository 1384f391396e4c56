package linkspan.lab.bench.figure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The processor time of one part from a moment on. */
public record Cpu(String name, long pid, Duration before) {
    /** Each part by its name, its children included; from now on. */
    public static List<Cpu> of(Map<String, Long> pids) {
        CpuTime time = new CpuTime();
        return pids.entrySet().stream()
                .map(part -> new Cpu(part.getKey(), part.getValue(), time.of(List.of(part.getValue()))))
                .toList();
    }

    public double secondsSince() {
        return new CpuTime().of(List.of(pid)).minus(before).toMillis() / 1e3;
    }
}
