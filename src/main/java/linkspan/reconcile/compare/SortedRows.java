package linkspan.reconcile.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import linkspan.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows by key outside of the heap: at most {@value #ROOM} characters are held, what is more is sorted in files that are gone when
 * this is closed. Rows of one key stay in the order in which they came. One thread.
 */
public final class SortedRows implements AutoCloseable {
    private static final int ROOM = 4_000_000;
    private static final int OVERHEAD = 100;

    private record Line(String key, String text) {}

    private final Path folder;
    private final String name;
    private final int room;
    private final List<Path> files = new ArrayList<>();
    private final List<Source> open = new ArrayList<>();
    private final List<Line> held = new ArrayList<>();
    private int size;

    /**
     * @param folder where files may be made; made itself when the first one is
     * @param name begins the names of the files
     */
    public SortedRows(Path folder, String name) {
        this(folder, name, ROOM);
    }

    SortedRows(Path folder, String name, int room) {
        this.folder = folder;
        this.name = name;
        this.room = room;
    }

    public void add(Row row) {
        Line line = new Line(row.key(), Json.text(row.json()));
        held.add(line);
        size += line.key.length() + line.text.length() + OVERHEAD;
        if (size >= room) {
            spill();
        }
    }

    private void spill() {
        held.sort(Comparator.comparing(Line::key));
        try {
            Path file = Files.createDirectories(folder).resolve(name + "-" + files.size() + ".rows");
            files.add(file);
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (Line line : held) {
                    out.write(line.text);
                    out.write('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot sort in " + folder, e);
        }
        held.clear();
        size = 0;
    }

    /** All rows, by key; nothing may be added any more. */
    public Iterator<Row> sorted() {
        if (files.isEmpty()) {
            held.sort(Comparator.comparing(Line::key));
            return held.stream().map(line -> Row.of(Json.read(line.text))).iterator();
        }
        spill();
        PriorityQueue<Source> next = new PriorityQueue<>();
        for (int i = 0; i < files.size(); i++) {
            Source source = new Source(files.get(i), i);
            open.add(source);
            if (source.advance()) {
                next.add(source);
            }
        }
        return new Merged(next);
    }

    @Override
    public void close() {
        held.clear();
        open.forEach(Source::close);
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        files.clear();
    }

    /** One sorted file. */
    private static final class Source implements Comparable<Source> {
        private final int number;
        private final BufferedReader in;
        private @Nullable Row row;

        Source(Path file, int number) {
            this.number = number;
            try {
                in = Files.newBufferedReader(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean advance() {
            try {
                String line = in.readLine();
                if (line == null) {
                    return false;
                }
                row = Row.of(Json.read(line));
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Row row() {
            return Objects.requireNonNull(row);
        }

        @Override
        public int compareTo(Source other) {
            int order = row().compareTo(other.row());
            return order != 0 ? order : Integer.compare(number, other.number);
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Merged(PriorityQueue<Source> sources) implements Iterator<Row> {
        @Override
        public boolean hasNext() {
            return !sources.isEmpty();
        }

        @Override
        public Row next() {
            Source first = sources.poll();
            if (first == null) {
                throw new NoSuchElementException();
            }
            Row row = first.row();
            if (first.advance()) {
                sources.add(first);
            }
            return row;
        }
    }
}
