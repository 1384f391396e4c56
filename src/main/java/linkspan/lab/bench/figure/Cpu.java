package linkspan.lab.bench.figure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** Seconds for 1,000 orders, by process, since they were read. */
    public static ObjectNode secondsPer1000(List<Cpu> all, int orders) {
        ObjectNode seconds = JsonNodeFactory.instance.objectNode();
        all.forEach(each -> seconds.put(each.name(), Rounded.two(each.secondsSince() * 1_000 / orders)));
        return seconds;
    }

    /** Of all processes together. */
    public static double sum(ObjectNode seconds) {
        double sum = 0;
        for (JsonNode each : seconds) {
            sum += each.asDouble();
        }
        return sum;
    }
}
