package linkspan.sabotage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays the list in a scratch clone, never in the work tree: breaks, runs the test, mends. The runner is a command that
 * compiles what changed and ends with a code other than 0 when {@code {test}} fails on {@code {database}}.
 *
 * <pre>git clone -q . /tmp/scratch
 * java -cp target/test-classes linkspan.sabotage.Sabotages /tmp/scratch \
 *   'mvn -B -ntp -q test -Dtest={test} -Dlinkspan.test.database={database}'</pre>
 */
public final class Sabotages {
    private static final Path LIST = Path.of("src/test/resources/sabotage/sabotages.txt");

    private Sabotages() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path scratch = Path.of(arguments[0]).toAbsolutePath();
        if (scratch.equals(Path.of("").toAbsolutePath())) {
            throw new IllegalArgumentException("not in the work tree");
        }
        String only = arguments.length > 2 ? arguments[2] : "";
        int unseen = 0;
        for (Sabotage each : Sabotage.read(LIST)) {
            if (each.promise().contains(only)) {
                List<String> seen = play(each, scratch, arguments[1]);
                unseen += seen.size() == each.databases().size() ? 0 : 1;
                System.out.println(each.row(seen.isEmpty() ? "**nobody**" : String.join(", ", seen)));
            }
        }
        System.out.println(unseen + " not seen");
        System.exit(unseen == 0 ? 0 : 1);
    }

    /** The databases on which the test failed while the promise was broken. */
    private static List<String> play(Sabotage each, Path scratch, String runner)
            throws IOException, InterruptedException {
        List<String> seen = new ArrayList<>();
        Map<Path, String> whole = new HashMap<>();
        try {
            for (Sabotage.Edit edit : each.edits()) {
                if (!edit.fits(scratch)) {
                    System.out.println("stale: " + edit);
                    return seen;
                }
                Path source = edit.in(scratch);
                String text = Files.readString(source);
                whole.putIfAbsent(source, text);
                Files.writeString(source, text.replace(edit.find(), edit.replace()));
            }
            for (String database : each.databases()) {
                if (run(scratch, runner, each.test(), database) != 0) {
                    seen.add(database);
                }
            }
        } finally {
            for (Map.Entry<Path, String> source : whole.entrySet()) {
                Files.writeString(source.getKey(), source.getValue());
            }
        }
        return seen;
    }

    private static int run(Path scratch, String runner, String test, String database)
            throws IOException, InterruptedException {
        String command = runner.replace("{test}", test).replace("{database}", database);
        return new ProcessBuilder("sh", "-c", command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of(System.getProperty("java.io.tmpdir"), "sabotage-" + test + "-" + database + ".log")
                                .toFile())
                .start()
                .waitFor();
    }
}
