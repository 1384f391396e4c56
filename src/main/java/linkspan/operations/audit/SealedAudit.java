package linkspan.operations.audit;

import java.time.Clock;
import java.time.Duration;
import linkspan.platform.database.Transactions;
import linkspan.platform.infrastructure.Upkeep;

/** The audit log as operators see it: lines, seals and the comparison of both. */
public final class SealedAudit {
    private static final Duration SEAL_EVERY = Duration.ofSeconds(10);
    private final AuditLogStore lines;
    private final AuditDesk desk;

    /**
     * @param masterKey gives the key of the seals
     * @param kept how long lines are kept
     */
    public SealedAudit(Transactions transactions, String masterKey, Duration kept, Clock clock, Upkeep upkeep) {
        lines = new AuditLogStore(transactions);
        AuditSealStore seals = new AuditSealStore(transactions);
        SealKey key = new SealKey(masterKey);
        AuditSealer sealer = new AuditSealer(lines, seals, key, System::nanoTime);
        upkeep.every(SEAL_EVERY, "sealing the audit log", sealer::seal);
        upkeep.every(
                Duration.ofHours(1),
                "dropping old seals of the audit log",
                () -> seals.forget(clock.instant().minus(kept)));
        desk = new AuditDesk(
                lines, new AuditCheck(lines, seals, key, () -> clock.instant().minus(kept)));
    }

    public AuditLogStore lines() {
        return lines;
    }

    public AuditDesk desk() {
        return desk;
    }
}
