package linkspan.lab.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What became of a difference that the demo planted.
 *
 * @param key that differs
 * @param found by the reconciliation, with its quantities
 * @param repaired the repair was pressed and taken
 * @param gone the order system's own answer agrees with the warehouse, and the hub says so too
 */
public record Reconciled(String key, boolean found, boolean repaired, boolean gone) {
    public boolean ok() {
        return found && repaired && gone;
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", key)
                .put("planted", 1)
                .put("found", found ? 1 : 0)
                .put("repaired", repaired ? 1 : 0)
                .put("left", gone ? 0 : 1);
    }
}
