package linkspan.lab.bench.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory that a process really has, from {@code /proc/<pid>/status}. */
public final class Resident {
    private static final Pattern LINE = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final int KIB_IN_MIB = 1_024;

    private Resident() {}

    /** In MiB, shared pages included. */
    public static long mib(long pid) {
        try {
            return mib(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the memory of process " + pid, e);
        }
    }

    static long mib(List<String> status) {
        for (String line : status) {
            Matcher resident = LINE.matcher(line);
            if (resident.matches()) {
                return Long.parseLong(resident.group(1)) / KIB_IN_MIB;
            }
        }
        throw new IllegalStateException("no VmRSS in " + status);
    }
}
