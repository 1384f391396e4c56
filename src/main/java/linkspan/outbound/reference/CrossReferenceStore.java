package linkspan.outbound.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/**
 * Table {@code cross_references}; each statement is a short transaction of its own, since a name is a fact about the
 * system whatever becomes of the delivery that learnt it. Blocks; safe for many threads.
 *
 * <p>The {@value #REMEMBERED} names used last stay in memory. They never change here: who changes one by hand restarts the hub.
 */
public final class CrossReferenceStore implements References {
    private static final int REMEMBERED = 10_000;
    private static final int AT_ONCE = 1_000;

    private record Key(ReferenceKind kind, String canonicalId) {}

    private final Transactions transactions;
    private final Map<Key, String> remembered = Collections.synchronizedMap(new LastUsed());

    public CrossReferenceStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<String> recall(ReferenceKind kind, String canonicalId) {
        return Optional.ofNullable(remembered.get(new Key(kind, canonicalId)));
    }

    @Override
    public Optional<String> find(ReferenceKind kind, String canonicalId) {
        Optional<String> found = transactions.run(connection ->
                Sql.first(connection, """
                select foreign_id from cross_references where system = ? and kind = ? and canonical_id = ?""", row -> row.getString(1), kind.system(), kind.kind(), canonicalId));
        found.ifPresent(foreignId -> remembered.put(new Key(kind, canonicalId), foreignId));
        return found;
    }

    @Override
    public Optional<String> findThing(ReferenceKind kind, String foreignId) {
        return transactions.run(connection ->
                Sql.first(connection, """
                select canonical_id from cross_references where system = ? and kind = ? and foreign_id = ?""", row -> row.getString(1), kind.system(), kind.kind(), foreignId));
    }

    @Override
    public Map<String, String> findThings(ReferenceKind kind, Collection<String> foreignIds) {
        List<String> all = List.copyOf(foreignIds);
        Map<String, String> things = new HashMap<>();
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            Object[] some = all.subList(i, Math.min(all.size(), i + AT_ONCE)).toArray();
            transactions.run(connection -> Sql.list(
                    connection,
                    """
                    select foreign_id, canonical_id from cross_references
                    where system = ? and kind = ? and foreign_id = any(?)""",
                    row -> things.put(row.getString(1), row.getString(2)),
                    kind.system(),
                    kind.kind(),
                    connection.createArrayOf("varchar", some)));
        }
        return things;
    }

    @Override
    public String learn(ReferenceKind kind, String canonicalId, String foreignId) {
        transactions.run(connection -> Sql.update(connection, """
                insert into cross_references (system, kind, foreign_id, canonical_id) values (?, ?, ?, ?)
                on conflict do nothing""", kind.system(), kind.kind(), foreignId, canonicalId));
        return find(kind, canonicalId)
                .orElseThrow(() -> new Refused(
                        FailureCode.SYSTEM_ANSWER_INVALID,
                        kind.system() + "'s " + kind.kind() + " " + foreignId + " stands for another one already"));
    }

    private static final class LastUsed extends LinkedHashMap<Key, String> {
        LastUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > REMEMBERED;
        }
    }
}
