package linkspan.inbound.poll;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.lab.bench.load.SourceStore;
import linkspan.model.Json;
import linkspan.stand.Operator;
import linkspan.stand.TestSandbox;

/**
 * What a polled row costs, in microseconds of processor time for each kind of thread: the hub and all that it stands on in one process, H2.
 * The first quarter of the rows warms up. Arguments: rows, "-" or a name that the sampled threads begin with. A person runs it.
 */
final class PollCost {
    private static final String ROUTE = "erp.poll-products";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SAMPLE_MS = 5;

    private PollCost() {}

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        String sampled = arguments.length > 1 ? arguments[1] : "-";
        Path data = Files.createTempDirectory("poll-cost-");
        try (SourceStore source = SourceStore.with(rows);
                Hub hub = Hub.start(
                        new HubConfig(
                                Path.of("."),
                                data,
                                "127.0.0.1",
                                0,
                                0,
                                Map.of(
                                        "LINKSPAN_ERP_DATABASE_URL", source.url() + ";MODE=PostgreSQL",
                                        "LINKSPAN_OMS_START", "2099-01-01T00:00:00Z",
                                        "LINKSPAN_WMS_START", "2099-01-01T00:00:00Z")),
                        TestSandbox::start)) {
            Operator operator = new Operator(hub.opsPort(), data);
            operator.post("/admin/polls/" + ROUTE + "/run", "{}");
            measure(operator, rows, sampled);
        }
        System.exit(0);
    }

    private static void measure(Operator operator, int rows, String sampled) throws Exception {
        Map<String, Integer> leaves = new HashMap<>();
        Map<String, Integer> ours = new HashMap<>();
        int samples = 0;
        while (taken(operator) < rows / 4) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        long first = taken(operator);
        long begun = System.nanoTime();
        Map<String, Long> before = cpu();
        long looked = begun;
        long last = first;
        while (last < rows) {
            TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
            samples += sample(sampled, leaves, ours);
            if (System.nanoTime() - looked > 500_000_000L) {
                looked = System.nanoTime();
                last = taken(operator);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Map<String, Long> after = cpu();
        long counted = last - first;
        System.out.printf("%d rows in %.1f s: %.0f rows/s%n", counted, seconds, counted / seconds);
        Map<String, Double> cost = new TreeMap<>();
        after.forEach((name, nanos) -> cost.put(name, (nanos - before.getOrDefault(name, 0L)) / 1e3 / counted));
        System.out.printf(
                "%.1f CPU-us a row in all%n",
                cost.values().stream().mapToDouble(Double::doubleValue).sum());
        cost.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(12)
                .forEach(each -> System.out.printf("  %8.1f  %s%n", each.getValue(), each.getKey()));
        print("leaf frames of " + sampled, leaves, samples);
        print("our frames of " + sampled, ours, samples);
    }

    private static void print(String title, Map<String, Integer> counts, int samples) {
        System.out.println(title + ", " + samples + " samples");
        counts.entrySet().stream()
                .sorted(Comparator.comparing(each -> -each.getValue()))
                .limit(45)
                .forEach(each ->
                        System.out.printf("  %5.1f %%  %s%n", 100.0 * each.getValue() / samples, each.getKey()));
    }

    private static int sample(String name, Map<String, Integer> leaves, Map<String, Integer> ours) {
        int seen = 0;
        for (ThreadInfo thread : THREADS.dumpAllThreads(false, false)) {
            if (thread.getThreadState() != Thread.State.RUNNABLE
                    || !group(thread.getThreadName()).startsWith(name)) {
                continue;
            }
            StackTraceElement[] frames = thread.getStackTrace();
            if (frames.length == 0 || frames[0].getMethodName().matches("park|epollWait|accept|poll|socketRead0")) {
                continue;
            }
            seen++;
            leaves.merge(words(frames[0]), 1, Integer::sum);
            Arrays.stream(frames)
                    .filter(frame -> frame.getClassName().startsWith("linkspan."))
                    .map(PollCost::words)
                    .distinct()
                    .forEach(frame -> ours.merge(frame, 1, Integer::sum));
        }
        return seen;
    }

    private static String words(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private static String group(String thread) {
        return thread.replaceAll("[0-9a-f]{8,}", "#").replaceAll("\\d+", "#");
    }

    private static Map<String, Long> cpu() {
        Map<String, Long> all = new HashMap<>();
        for (long id : THREADS.getAllThreadIds()) {
            ThreadInfo thread = THREADS.getThreadInfo(id);
            if (thread != null) {
                all.merge(group(thread.getThreadName()), THREADS.getThreadCpuTime(id), Long::sum);
            }
        }
        return all;
    }

    private static long taken(Operator operator) throws Exception {
        for (JsonNode poll : Json.read(operator.get("/admin/polls").body()).path("polls")) {
            if (poll.path("route").asText().equals(ROUTE)) {
                return poll.path("rows").asLong();
            }
        }
        return 0;
    }
}
