package linkspan.operations.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares the audit log with its seals. Reads a seal's lines at a time, so that memory does not grow with the log. */
final class AuditCheck {
    /** Enough for a person; the rest is counted. */
    private static final int MOST_FINDINGS = 1_000;

    /**
     * What was found.
     *
     * @param sealed lines that a seal covers and that are there
     * @param open lines behind the last seal
     * @param findings empty when nothing was changed; one each
     */
    record Result(long seals, long sealed, long open, List<String> findings) {}

    private final AuditLogStore lines;
    private final AuditSealStore seals;
    private final SealKey key;
    private final Supplier<Instant> kept;

    /** @param kept lines from before that time may be gone by age */
    AuditCheck(AuditLogStore lines, AuditSealStore seals, SealKey key, Supplier<Instant> kept) {
        this.lines = lines;
        this.seals = seals;
        this.key = key;
        this.kept = kept;
    }

    Result run() {
        List<String> findings = new ArrayList<>();
        Instant oldest = kept.get();
        AuditSeal before = null;
        long count = 0;
        long sealed = 0;
        List<AuditSeal> page = seals.after(0);
        while (!page.isEmpty() && findings.size() < MOST_FINDINGS) {
            for (AuditSeal seal : page) {
                chain(before, seal, findings);
                sealed += compare(before == null ? first(seal) : before.last() + 1, seal, oldest, findings);
                before = seal;
                count++;
            }
            page = seals.after(page.get(page.size() - 1).number());
        }
        long open = lines.after(before == null ? 0 : before.last(), Long.MAX_VALUE, AuditFilter.MOST)
                .size();
        return new Result(count, sealed, open, findings);
    }

    /** The first seal that is left does not tell what was before: its predecessors may be gone by age. */
    private void chain(@Nullable AuditSeal before, AuditSeal seal, List<String> findings) {
        if (before == null) {
            if (seal.number() == 1 && !seal.holds("", key)) {
                findings.add("seal 1 was changed");
            }
        } else if (seal.number() != before.number() + 1) {
            findings.add("seals " + (before.number() + 1) + " to " + (seal.number() - 1) + " are gone");
        } else if (!seal.holds(before.mac(), key)) {
            findings.add("seal " + seal.number() + " was changed, or the one before");
        }
    }

    private static long first(AuditSeal seal) {
        return seal.number() == 1
                ? Long.MIN_VALUE
                : seal.lines().keySet().iterator().next();
    }

    private long compare(long from, AuditSeal seal, Instant oldest, List<String> findings) {
        Map<Long, AuditEntry> there = new HashMap<>();
        lines.between(from, seal.last()).forEach(line -> there.put(line.id(), line));
        long found = 0;
        for (Map.Entry<Long, String> mark : seal.lines().entrySet()) {
            AuditEntry line = there.remove(mark.getKey());
            if (line == null) {
                if (seal.newestAt().isAfter(oldest)) {
                    findings.add("line " + mark.getKey() + " was removed, sealed in " + seal.number());
                }
            } else if (!key.mark(line).equals(mark.getValue())) {
                findings.add("line " + line.id() + " was changed, sealed in " + seal.number());
            } else {
                found++;
            }
        }
        there.keySet().stream()
                .sorted()
                .forEach(id -> findings.add("line " + id + " was added after seal " + seal.number()));
        return found;
    }
}
