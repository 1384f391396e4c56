package linkspan.author.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an expected output would have to be for its check to pass; {@code check --update} writes it.
 *
 * @param text the whole file
 */
public record Rewrite(Path file, String text) {
    /** Replaces the file, or makes it. */
    public void write() {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
