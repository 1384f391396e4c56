package linkspan.bench.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import linkspan.event.Json;

/** Effects a second at a receiver, from the times in its ledger. */
public final class EffectRate {
    private static final long WARM_UP_MS = 1_000;

    private EffectRate() {}

    /** Of a sandbox's ledger file. */
    public static double of(Path ledger) {
        try (Stream<String> lines = Files.lines(ledger)) {
            return of(lines.map(line -> Json.read(line).required("time").longValue())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + ledger, e);
        }
    }

    /** Between the first and the last one without the first second; 0 when nothing is left. {@code times} in ms, rising. */
    static double of(List<Long> times) {
        if (times.isEmpty()) {
            return 0;
        }
        long from = times.get(0) + WARM_UP_MS;
        long to = times.get(times.size() - 1);
        long counted = times.stream().filter(time -> time > from).count();
        return counted == 0 ? 0 : counted * 1_000.0 / (to - from);
    }
}
