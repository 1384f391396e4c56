package linkspan.delivery.note;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own in memory, which can be filled; without the right to mount one the test is skipped. */
final class SmallDisk implements AutoCloseable {
    private static final int MIB = 1 << 20;
    private final Path folder;

    SmallDisk(Path folder, int mebibytes) throws Exception {
        this.folder = Files.createDirectories(folder);
        String refused = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString());
        Assumptions.assumeTrue(refused.isEmpty(), () -> "no file system can be mounted here: " + refused);
    }

    /** Nothing, or what the command complained of. */
    private static String run(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return e.toString();
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : command[0] + ": " + said;
    }

    long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() / MIB;
    }

    /** Another program writes until so many MiB are free. */
    void fill(int mebibytes) throws IOException {
        byte[] block = new byte[MIB];
        Path file = folder.resolve("of-another-program");
        try (OutputStream other = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (free() > mebibytes) {
                other.write(block);
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(folder.resolve("of-another-program"));
    }

    /** Also while a process that has been killed still holds files of it. */
    @Override
    public void close() throws Exception {
        String refused = run("umount", "-l", folder.toString());
        if (!refused.isEmpty()) {
            throw new IOException(refused);
        }
    }
}
