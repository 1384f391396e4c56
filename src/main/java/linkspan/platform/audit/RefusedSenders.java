package linkspan.platform.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Refused senders on their way to the audit log: the first of a kind at once, its repetitions as one line when the minute
 * is over, and of different kinds {@value #MOST} a minute of each of the two actions. So a sender without a key cannot fill the database, whatever
 * it claims, and no request waits for the log. Safe for many threads.
 */
public final class RefusedSenders {
    static final int MOST = 10;
    private static final String UNKNOWN = "signature-refused";
    private static final String FORBIDDEN = "access-refused";
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private record Refusal(String actor, String action, String target, String cause) {}

    private final AuditStore audit;
    private final LongSupplier nanos;
    private final Map<Refusal, Integer> minute = new LinkedHashMap<>();
    private final List<AuditStore.Line> lines = new ArrayList<>();
    private long begun;
    private long others;

    /** {@code nanos} is a clock like {@link System#nanoTime}. */
    public RefusedSenders(AuditStore audit, LongSupplier nanos) {
        this.audit = audit;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /**
     * Notes one who is not believed.
     *
     * @param actor the claimed key
     * @param target what was asked for
     * @param cause in the hub's words
     */
    public void note(String actor, String target, String cause) {
        note(new Refusal(actor, UNKNOWN, target, cause));
    }

    /** Notes one who is known and may not do it. */
    public void noteForbidden(String client, String target, String cause) {
        note(new Refusal(client, FORBIDDEN, target, cause));
    }

    private synchronized void note(Refusal refusal) {
        turn();
        if (minute.containsKey(refusal)) {
            minute.merge(refusal, 1, Integer::sum);
        } else if (kinds(refusal.action) < MOST) {
            minute.put(refusal, 0);
            lines.add(new AuditStore.Line(refusal.actor, refusal.action, refusal.target, refusal.cause));
        } else {
            others++;
        }
    }

    /** Known callers have a share of their own: who is not believed does not keep them out of the log. */
    private long kinds(String action) {
        return minute.keySet().stream()
                .filter(known -> known.action.equals(action))
                .count();
    }

    private void turn() {
        if (nanos.getAsLong() - begun < MINUTE_NANOS) {
            return;
        }
        minute.forEach((refusal, more) -> {
            if (more > 0) {
                lines.add(new AuditStore.Line(
                        refusal.actor,
                        refusal.action,
                        refusal.target,
                        refusal.cause + " (" + more + " more within the minute)"));
            }
        });
        if (others > 0) {
            lines.add(new AuditStore.Line(
                    "unknown", UNKNOWN, "-", others + " more of other keys, paths or causes within the minute"));
        }
        minute.clear();
        others = 0;
        begun = nanos.getAsLong();
        // while the database is away the newest are enough
        lines.subList(0, Math.max(0, lines.size() - 10 * MOST)).clear();
    }

    /** Writes what was noted; to be called every second or so. Throws {@link linkspan.platform.database.DatabaseFailed}. */
    public void write() {
        List<AuditStore.Line> now;
        synchronized (this) {
            turn();
            now = List.copyOf(lines);
        }
        if (now.isEmpty()) {
            return;
        }
        audit.addAll(now);
        synchronized (this) {
            lines.removeAll(now);
        }
    }
}
