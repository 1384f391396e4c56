package linkspan.operations.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import linkspan.platform.database.DatabaseFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals lines of the audit log a minute after they were seen: a line of a lower id may be committed later, but not so much
 * later. Several hubs may do so at once; a number is given to one of them.
 */
final class AuditSealer {
    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);
    private static final long SETTLED_NANOS = Duration.ofMinutes(1).toNanos();

    private record Seen(long newest, long nanos) {}

    private final AuditLogStore lines;
    private final AuditSealStore seals;
    private final SealKey key;
    private final LongSupplier nanos;
    private final Deque<Seen> seen = new ArrayDeque<>();
    private long settled;

    /** @param nanos a clock like {@link System#nanoTime} */
    AuditSealer(AuditLogStore lines, AuditSealStore seals, SealKey key, LongSupplier nanos) {
        this.lines = lines;
        this.seals = seals;
        this.key = key;
        this.nanos = nanos;
    }

    /** Seals what has settled; to be called every ten seconds or so, by one thread. */
    void seal() {
        long now = nanos.getAsLong();
        seen.add(new Seen(lines.newest(), now));
        while (!seen.isEmpty() && now - seen.peek().nanos() >= SETTLED_NANOS) {
            settled = Math.max(settled, seen.remove().newest());
        }
        try {
            while (sealSome()) {
                LOG.debug("lines of the audit log sealed up to {}", settled);
            }
        } catch (DatabaseFailed e) {
            LOG.debug("not sealed now, another hub may have: {}", e.getMessage());
        }
    }

    private boolean sealSome() {
        Optional<AuditSeal> before = seals.last();
        List<AuditEntry> some = lines.after(before.map(AuditSeal::last).orElse(0L), settled, AuditSeal.MOST_LINES);
        if (some.isEmpty()) {
            return false;
        }
        seals.add(AuditSeal.of(
                before.map(AuditSeal::number).orElse(0L) + 1,
                some,
                before.map(AuditSeal::mac).orElse(""),
                key));
        return some.size() == AuditSeal.MOST_LINES;
    }
}
