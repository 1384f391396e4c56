package linkspan.lab.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import linkspan.lab.process.HubChild;

/** What a hub's heap holds, asked with the JDK's {@code jcmd}. */
public final class HubHeap {
    /** Of each generation: Metaspace has no total. */
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private HubHeap() {}

    /** KiB that are in use after a collection, which this begins. */
    public static long usedKib(HubChild hub) throws InterruptedException {
        jcmd(hub, "GC.run");
        return USED.matcher(jcmd(hub, "GC.heap_info"))
                .results()
                .mapToLong(generation -> Long.parseLong(generation.group(1)))
                .sum();
    }

    private static String jcmd(HubChild hub, String command) throws InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(hub.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("the heap is measured with " + jcmd, e);
        }
    }
}
