package linkspan.lab.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import linkspan.platform.system.ConfigurationError;

/** {@code DIR/<system>/<event>/*.json}: raw bodies, posted in the order of their paths. */
public final class MessageFolder {
    private MessageFolder() {}

    /** Throws {@link ConfigurationError} when there is nothing to post. */
    public static List<ShopMessage> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationError("--messages " + folder + ": no such folder");
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            List<ShopMessage> messages = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> folder.relativize(file).getNameCount() == 3)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> message(folder, file))
                    .toList();
            if (messages.isEmpty()) {
                throw new ConfigurationError("--messages " + folder + ": no <system>/<event>/*.json in it");
            }
            return messages;
        } catch (IOException e) {
            throw new ConfigurationError("--messages " + folder + ": " + e.getMessage());
        }
    }

    private static ShopMessage message(Path folder, Path file) {
        Path inside = folder.relativize(file);
        return new ShopMessage(
                inside.getName(0).toString(), inside.getName(1).toString(), inside.toString(), () -> bytes(file));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
