package linkspan.lab.sandbox.wms;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.ledger.LedgerJournal;

/**
 * What lies on the shelves, by SKU. Available = held - taken, never negative. What has left is still taken; on hand, in a
 * warehouse, is what is held and has not left from there.
 *
 * <p>Taken follows from the ledger, what left from the outbox; held is {@value #USUAL} unless set, and what is set is in
 * {@code wms.stock}.
 */
final class Stock implements AutoCloseable {
    static final long USUAL = 1_000_000;

    private final Map<String, Long> held = new HashMap<>();
    private final Map<String, Long> taken = new HashMap<>();
    private final Map<Shelf, Departed> departed = new HashMap<>();
    private final LedgerJournal journal;

    record Shortage(String sku, long required, long available) {}

    /** A SKU in one warehouse. */
    record Shelf(String warehouse, String sku) {}

    /** How many pieces left from a shelf, and how often. */
    record Departed(long pieces, long movements) {}

    Stock(Path folder) {
        journal = LedgerJournal.open(folder.resolve("wms.stock"), line -> {
            JsonNode set = SandboxJson.parse(line);
            held.put(set.required("sku").asText(), set.required("held").asLong());
        });
    }

    long available(String sku) {
        return held.getOrDefault(sku, USUAL) - taken.getOrDefault(sku, 0L);
    }

    long onHand(Shelf shelf) {
        return held.getOrDefault(shelf.sku(), USUAL) - departed(shelf).pieces();
    }

    /** What lies where, by SKU and warehouse: shelves that something has left from, and what was set and never moved, in {@code usual}. */
    SortedMap<String, SortedMap<String, Long>> shelves(String usual) {
        SortedMap<String, SortedMap<String, Long>> all = new TreeMap<>();
        departed.keySet()
                .forEach(shelf ->
                        all.computeIfAbsent(shelf.sku(), sku -> new TreeMap<>()).put(shelf.warehouse(), onHand(shelf)));
        held.forEach((sku, quantity) -> all.computeIfAbsent(sku, it -> new TreeMap<>(Map.of(usual, quantity))));
        return all;
    }

    /** How often something left from there so far. */
    long movements(Shelf shelf) {
        return departed(shelf).movements();
    }

    private Departed departed(Shelf shelf) {
        return departed.getOrDefault(shelf, new Departed(0, 0));
    }

    /** Written when it returns. */
    void set(String sku, long available) {
        long both = available + taken.getOrDefault(sku, 0L);
        journal.append(SandboxJson.write(SandboxJson.object().put("sku", sku).put("held", both)));
        held.put(sku, both);
    }

    /** The first SKU of which there is not enough, by name. */
    Optional<Shortage> shortage(Map<String, Long> wanted) {
        return wanted.entrySet().stream()
                .filter(line -> line.getValue() > 0 && line.getValue() > available(line.getKey()))
                .min(Map.Entry.comparingByKey())
                .map(line -> new Shortage(line.getKey(), line.getValue(), available(line.getKey())));
    }

    /** Takes what is positive and gives back what is negative. */
    void take(Map<String, Long> quantities) {
        quantities.forEach((sku, quantity) -> taken.merge(sku, quantity, Long::sum));
    }

    /** Pieces that were taken before have left. */
    void leave(Shelf shelf, long pieces) {
        Departed before = departed(shelf);
        departed.put(shelf, new Departed(before.pieces() + pieces, before.movements() + 1));
    }

    @Override
    public void close() {
        journal.close();
    }
}
