package linkspan.author.compat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.platform.terminal.CommandFailed;

/**
 * One version.
 *
 * @param root the folder of mappings
 * @param schemas files by name
 * @param mappings files by {@code <system>/<name>}
 */
record Side(Path root, Map<String, Path> schemas, Map<String, Path> mappings) {
    private static final String SCHEMA = ".schema.json";

    /** A project's root, its {@code mappings}, one of its folders, a schema or a mapping. */
    static Side of(Path given) {
        Path path = given.toAbsolutePath().normalize();
        if (Files.isRegularFile(path)) {
            return file(given, path);
        }
        if (!Files.isDirectory(path)) {
            throw new CommandFailed(given + ": no such file or folder");
        }
        Path inside = path.resolve("mappings");
        Side side = folder(Files.isDirectory(inside) ? inside : path);
        if (side.schemas.isEmpty() && side.mappings.isEmpty()) {
            throw new CommandFailed(given + ": neither schemas (*.schema.json) nor mappings (*.jslt, *.xsl) in it");
        }
        return side;
    }

    Mappings compiler() {
        return new Mappings(root, List.of(new JsltEngine(root), new XsltEngine(root)));
    }

    private static Side file(Path given, Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".json")) {
            return new Side(parent(file), Map.of("", file), Map.of());
        }
        if (isMapping(name)) {
            return new Side(parent(parent(file)), Map.of(), Map.of(key(file), file));
        }
        throw new CommandFailed(given + ": neither a schema (.json) nor a mapping (.jslt, .xsl)");
    }

    private static Side folder(Path folder) {
        Map<String, Path> schemas = new TreeMap<>();
        Map<String, Path> mappings = new TreeMap<>();
        Path root = folder;
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SCHEMA)) {
                    schemas.put(name.substring(0, name.length() - SCHEMA.length()), file);
                } else if (isMapping(name)) {
                    root = parent(parent(file));
                    mappings.put(key(file), file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Side(root, schemas, mappings);
    }

    private static boolean isMapping(String name) {
        return (name.endsWith(".jslt") || name.endsWith(".xsl")) && !name.contains(".module.");
    }

    private static String key(Path file) {
        return parent(file).getFileName() + "/" + file.getFileName().toString().replaceFirst("\\..*$", "");
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }
}
