package linkspan.reconcile.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import linkspan.model.Json;
import linkspan.model.SoundText;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Kind;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.compare.SortedRows;
import linkspan.reconcile.run.plan.Sides;
import org.jspecify.annotations.Nullable;

/**
 * Reads one side on a thread of its own, a little ahead of who compares: both sides are read at the same time, and of each a few
 * thousand rows are held. A side that is not sorted is sorted first.
 */
final class SideListing implements Sides.Listing, Runnable {
    private static final int CHUNK = 256;
    private static final int AHEAD = 8;
    private static final int MOST_UNREADABLE = 1_000;

    /** What passes from the reading thread: some rows, at the end none and perhaps a failure. */
    private record Chunk(
            List<Row> rows, boolean last, @Nullable RuntimeException failure) {}

    /**
     * Whose rows they are.
     *
     * @param address of the route that hands them over
     * @param name left or right
     */
    record Place(String address, String name) {}

    private final Supplier<ListRoutes> question;
    private final Place side;
    private final boolean inOrder;
    private final Path folder;
    private final BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(AHEAD);
    private final List<KeyDifference> unreadable = new ArrayList<>();
    private volatile boolean closed;
    private Iterator<Row> chunk = List.<Row>of().iterator();
    private boolean last;

    /**
     * @param inOrder its rows come by key
     * @param folder of the files in which it is sorted
     */
    SideListing(Supplier<ListRoutes> question, Place side, boolean inOrder, Path folder) {
        this.question = question;
        this.side = side;
        this.inOrder = inOrder;
        this.folder = folder;
    }

    @Override
    public void run() {
        try {
            ListRoutes asked = question.get();
            try {
                read(asked.rows());
            } finally {
                asked.done();
            }
            put(new Chunk(List.of(), true, null));
        } catch (RuntimeException e) {
            put(new Chunk(
                    List.of(),
                    true,
                    e instanceof Sides.SideFailed ? e : new Sides.SideFailed(side.address + ": " + e, e)));
        }
    }

    private void read(Iterator<JsonNode> nodes) {
        if (inOrder) {
            hand(new Readable(nodes));
            return;
        }
        try (SortedRows sorted = new SortedRows(folder, side.name)) {
            new Readable(nodes).forEachRemaining(sorted::add);
            hand(sorted.sorted());
        } finally {
            deleteEmpty();
        }
    }

    private void deleteEmpty() {
        try {
            Files.deleteIfExists(folder);
        } catch (java.io.IOException e) {
            // the other side has files in it still
        }
    }

    private void hand(Iterator<Row> rows) {
        List<Row> next = new ArrayList<>(CHUNK);
        while (rows.hasNext() && !closed) {
            next.add(rows.next());
            if (next.size() == CHUNK) {
                put(new Chunk(next, false, null));
                next = new ArrayList<>(CHUNK);
            }
        }
        put(new Chunk(next, false, null));
    }

    private void put(Chunk next) {
        try {
            while (!closed && !queue.offer(next, 100, TimeUnit.MILLISECONDS)) {
                // who compares is slower
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (!chunk.hasNext() && !last) {
                Chunk next = queue.take();
                if (next.failure != null) {
                    throw next.failure;
                }
                last = next.last;
                chunk = next.rows.iterator();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Sides.SideFailed(side.address + " was interrupted", e);
        }
        return chunk.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return chunk.next();
    }

    @Override
    public List<KeyDifference> unreadable() {
        synchronized (unreadable) {
            List<KeyDifference> all = List.copyOf(unreadable);
            unreadable.clear();
            return all;
        }
    }

    @Override
    public void close() {
        closed = true;
        queue.clear();
    }

    /** The rows among what the route handed over; what is none is noted with its place. */
    private final class Readable implements Iterator<Row> {
        private final Iterator<JsonNode> nodes;
        private @Nullable Row next;
        private long place;
        private int bad;

        Readable(Iterator<JsonNode> nodes) {
            this.nodes = nodes;
        }

        @Override
        public boolean hasNext() {
            while (next == null && nodes.hasNext() && !closed) {
                JsonNode node = nodes.next();
                place++;
                try {
                    next = Row.of(node);
                } catch (Row.Unreadable e) {
                    note(node, e);
                }
            }
            return next != null;
        }

        private void note(JsonNode node, Row.Unreadable why) {
            bad++;
            if (bad > MOST_UNREADABLE) {
                throw new Sides.SideFailed(
                        side.address + ": over " + MOST_UNREADABLE + " rows are none, the last: " + why.getMessage(),
                        why);
            }
            JsonNode shown = JsonNodeFactory.instance
                    .objectNode()
                    .put("row", SoundText.words(Json.text(node), 500))
                    .put("why", why.getMessage());
            boolean left = side.name.equals("left");
            synchronized (unreadable) {
                unreadable.add(new KeyDifference(
                        side.name + " row " + place,
                        Kind.UNREADABLE,
                        left ? shown : null,
                        left ? null : shown,
                        List.of()));
            }
        }

        @Override
        public Row next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Row row = next;
            next = null;
            return row;
        }
    }
}
