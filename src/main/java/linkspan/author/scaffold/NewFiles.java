package linkspan.author.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import linkspan.platform.terminal.CommandFailed;

/** Files that are not there yet: all of them are written, or none, and none is ever written over. */
public final class NewFiles {
    private final Path home;
    private final Map<Path, String> texts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** @param home folder of {@code routes/} and {@code mappings/} */
    public NewFiles(Path home) {
        this.home = home;
    }

    void add(String path, String text) {
        texts.put(home.resolve(path), text);
    }

    /** One of them has that path below the home folder. */
    public boolean has(String path) {
        return texts.containsKey(home.resolve(path));
    }

    /** Something that the person who asked for them has to know. */
    void note(String text) {
        notes.add(text);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Paths below the home folder, as they were written. */
    public List<String> write() {
        for (Path file : texts.keySet()) {
            if (Files.exists(file)) {
                throw new CommandFailed(shown(file) + " is there already; nothing was written");
            }
        }
        texts.forEach(NewFiles::write);
        return texts.keySet().stream().map(this::shown).toList();
    }

    /** Where a person has to go on: {@code mappings/acme/x.jslt:7 "skuId": …}. */
    public List<String> todos() {
        List<String> todos = new ArrayList<>();
        texts.forEach((file, text) -> {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("TODO")) {
                    todos.add(shown(file) + ":" + (i + 1) + " " + lines.get(i).strip());
                }
            }
        });
        return todos;
    }

    /** How many lines are marked {@code guess}. */
    public long guesses() {
        return texts.values().stream()
                .flatMap(String::lines)
                .filter(line -> line.contains("// guess"))
                .count();
    }

    private String shown(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
