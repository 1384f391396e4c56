package linkspan.platform.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Kills of a committing process, each followed by a reopening and a comparison. Run by hand: {@code java -cp … \
 * linkspan.platform.file.KillSeries FOLDER KILLS BURNERS guarded|crowd|plain}. {@code guarded} is as in a hub; with
 * {@code crowd} several connections write at once; {@code plain} is H2's URL with the same options, which loses commits.
 */
public final class KillSeries {
    private static final int THREADS = 6;
    private static final Duration OLD = Duration.ofSeconds(130);
    private final Path folder;
    private final String kind;
    private final Random random = new Random();

    /** @param folder where file and list of acknowledged numbers are, also those of an earlier series */
    KillSeries(Path folder, String kind) {
        this.folder = folder;
        this.kind = kind;
    }

    /** {@code plain}: as H2 opens the file, with the same options; else as the hub does. */
    static String url(Path folder, String kind) {
        return kind.equals("plain")
                ? "jdbc:h2:file:" + folder.toAbsolutePath().normalize().resolve("linkspan") + FileUrl.OPTIONS
                : FileUrl.of(folder, Room.ENDLESS);
    }

    /** Commits acknowledged in all, what survived, and the number of kills that lost any. */
    record Result(long commits, Survived survived, int killsThatLost) {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Result result = new KillSeries(folder, arguments[3])
                .run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        System.out.println(result);
        System.exit(result.survived.lost() == 0 ? 0 : 1);
    }

    Result run(int kills, int burners) throws IOException, SQLException, InterruptedException {
        List<Process> load = new ArrayList<>();
        for (int i = 0; i < burners; i++) {
            load.add(java(Burner.class, List.of()).start());
        }
        Survived all = Survived.NOTHING_WRONG;
        int killsThatLost = 0;
        long commits = 0;
        try {
            for (int kill = 1; kill <= kills; kill++) {
                Survived one = kill();
                all = all.plus(one);
                killsThatLost += one.lost() > 0 ? 1 : 0;
                commits += Files.size(acknowledged()) / Long.BYTES;
                System.out.println(Instant.now() + " kill " + kill + ": commits " + commits + ", " + all + ", file "
                        + Files.size(folder.resolve("linkspan.mv.db")) / 1024 + " KiB");
            }
            return new Result(commits, all, killsThatLost);
        } finally {
            load.forEach(Process::destroyForcibly);
        }
    }

    private Path acknowledged() {
        return folder.resolve("acknowledged");
    }

    private Survived kill() throws IOException, SQLException, InterruptedException {
        AgedFile.age(folder.resolve("linkspan.mv.db"), OLD);
        Files.deleteIfExists(acknowledged());
        Files.createFile(acknowledged());
        Process child = java(
                        CommittingChild.class,
                        List.of(folder.toString(), acknowledged().toString(), Integer.toString(THREADS), kind))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = child.inputReader()) {
            @Nullable String said = out.readLine();
            if (!CommittingChild.READY.equals(said)) {
                throw new IllegalStateException("the child said " + said);
            }
            awaitFirst(child);
            child.waitFor(random.nextLong(1_500), TimeUnit.MILLISECONDS);
        } finally {
            child.destroyForcibly().waitFor();
        }
        LongBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(acknowledged())).asLongBuffer();
        return KilledStore.look(url(folder, kind), numbers, THREADS);
    }

    /** On a busy machine a process may be killed before it has done anything, which shows nothing. */
    private void awaitFirst(Process child) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && Files.size(acknowledged()) == 0; i++) {
            child.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private static ProcessBuilder java(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Takes a processor until it is killed. */
    static final class Burner {
        private Burner() {}

        public static void main(String[] none) {
            long spent = 0;
            while (spent >= 0) {
                spent = (spent + 1) & Long.MAX_VALUE;
            }
        }
    }
}
