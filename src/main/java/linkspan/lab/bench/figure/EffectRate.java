package linkspan.lab.bench.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import linkspan.model.Json;

/** Effects a second at a receiver, from the times in its ledger. */
public final class EffectRate {
    private EffectRate() {}

    /** Of a sandbox's ledger file. */
    public static double of(Path ledger, Duration warmUp) {
        try (Stream<String> lines = Files.lines(ledger)) {
            return of(
                    lines.map(line -> Json.read(line).required("time").longValue())
                            .toList(),
                    warmUp);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + ledger, e);
        }
    }

    /** Between the end of the warm-up and the last one; 0 when nothing is left. {@code times} in ms, rising. */
    static double of(List<Long> times, Duration warmUp) {
        if (times.isEmpty()) {
            return 0;
        }
        long from = times.get(0) + warmUp.toMillis();
        long to = times.get(times.size() - 1);
        long counted = times.stream().filter(time -> time > from).count();
        return counted == 0 ? 0 : counted * 1_000.0 / (to - from);
    }
}
