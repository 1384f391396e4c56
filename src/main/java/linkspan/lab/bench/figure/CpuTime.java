package linkspan.lab.bench.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Processor time of processes and all their children, also of those that have ended, from {@code /proc/<pid>/stat}. */
final class CpuTime {
    /** Linux shows ticks of 10 ms to every program, whatever its own are. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int STATE = 3;
    private static final int PARENT = 4;
    private static final int FIRST_TIME = 14;
    private static final int LAST_TIME = 17;
    /** Fields of {@code /proc/stat}: user, nice, system, and both kinds of interrupts. */
    private static final int[] BUSY = {1, 2, 3, 6, 7};

    private final Path proc;

    CpuTime() {
        this(Path.of("/proc"));
    }

    CpuTime(Path proc) {
        this.proc = proc;
    }

    /** @param ticks user and system, its own and those of its children that it has waited for */
    private record Stat(long pid, long parent, long ticks) {
        /** The command in brackets may hold anything, brackets and spaces included: fields count from its end. */
        static Stat parse(String line) {
            long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = FIRST_TIME; field <= LAST_TIME; field++) {
                ticks += Long.parseLong(fields[field - STATE]);
            }
            return new Stat(pid, Long.parseLong(fields[PARENT - STATE]), ticks);
        }
    }

    /** Of all of them so far. A process that ends while it is read counts with its parent. */
    Duration of(Collection<Long> parents) {
        Map<Long, List<Stat>> children = new HashMap<>();
        Map<Long, Stat> all = new HashMap<>();
        for (Stat stat : stats()) {
            all.put(stat.pid, stat);
            children.computeIfAbsent(stat.parent, pid -> new ArrayList<>()).add(stat);
        }
        long ticks = 0;
        Set<Long> seen = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>(parents);
        while (!open.isEmpty()) {
            long pid = open.remove();
            Stat stat = all.get(pid);
            if (stat != null && seen.add(pid)) {
                ticks += stat.ticks;
                children.getOrDefault(pid, List.of()).forEach(child -> open.add(child.pid));
            }
        }
        return TICK.multipliedBy(ticks);
    }

    /** Of the whole machine since it was started, without what it waited; whoever it was for. */
    Duration ofMachine() {
        try {
            String[] fields = Files.readAllLines(proc.resolve("stat")).get(0).split(" +");
            long ticks = 0;
            for (int field : BUSY) {
                ticks += Long.parseLong(fields[field]);
            }
            return TICK.multipliedBy(ticks);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + proc, e);
        }
    }

    private List<Stat> stats() {
        try (Stream<Path> folders = Files.list(proc)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("[0-9]+"))
                    .flatMap(folder -> read(folder.resolve("stat")).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + proc, e);
        }
    }

    private static Optional<Stat> read(Path file) {
        try {
            return Optional.of(Stat.parse(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
