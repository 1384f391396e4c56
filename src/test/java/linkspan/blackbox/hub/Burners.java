package linkspan.blackbox.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Processes that do nothing but take the processor from the hubs. */
public final class Burners implements AutoCloseable {
    private final List<OwnProcess> processes;

    public Burners(int count, Path logs) {
        processes = IntStream.range(0, count)
                .mapToObj(each -> new OwnProcess(
                        "burner " + each,
                        List.of("sh", "-c", "while :; do :; done"),
                        Map.of(),
                        logs.resolve("burners.log")))
                .toList();
        processes.forEach(OwnProcess::start);
    }

    public int count() {
        return processes.size();
    }

    @Override
    public void close() {
        processes.forEach(OwnProcess::close);
    }
}
