package linkspan.admission;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import linkspan.audit.AuditStore;
import linkspan.caller.Authentication;
import linkspan.caller.Identified;
import linkspan.caller.NotAuthentic;
import linkspan.client.TokenBucket;
import linkspan.crash.CrashPoint;
import linkspan.database.DatabaseFailed;
import linkspan.failure.FailureCode;
import linkspan.failure.Refused;
import linkspan.request.Body;
import linkspan.request.RequestFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every wrong sender the same. The cause goes to the audit log, at most {@value #AUDITED_PER_SECOND} a second: an
 * attack shall not fill the database; the counter counts all.
 */
public final class SenderCheck {
    static final int AUDITED_PER_SECOND = 10;
    private static final Logger LOG = LoggerFactory.getLogger(SenderCheck.class);
    private static final long MINUTE_NANOS = 60_000_000_000L;
    /** By system: a closed set. */
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    private final AuditStore audit;
    private final MeterRegistry meters;
    private final LongSupplier nanos;
    private final TokenBucket audited;

    public SenderCheck(AuditStore audit, MeterRegistry meters) {
        this(audit, meters, System::nanoTime);
    }

    /** {@code nanos} is a clock like {@link System#nanoTime}. */
    SenderCheck(AuditStore audit, MeterRegistry meters, LongSupplier nanos) {
        this.audit = audit;
        this.meters = meters;
        this.nanos = nanos;
        this.audited = new TokenBucket(AUDITED_PER_SECOND, nanos);
    }

    Identified identify(String route, Authentication authentication, RequestFacts facts, Body body) {
        try {
            Identified sender = authentication.identify(facts, body);
            CrashPoint.at("A3");
            return sender;
        } catch (NotAuthentic e) {
            meters.counter("linkspan.signatures.refused").increment();
            tell(route, e);
            write(e, facts);
            throw new Refused(FailureCode.SIGNATURE_INVALID, "");
        }
    }

    /** For operators: which system is not believed, and why. In the hub's own words, none of the sender's. */
    private void tell(String route, NotAuthentic refusal) {
        String system = route.split("\\.", 2)[0];
        told.computeIfAbsent(system, key -> new Told())
                .next(nanos.getAsLong())
                .ifPresent(others -> LOG.atWarn()
                        .addKeyValue("system", system)
                        .addKeyValue("because", refusal.getMessage())
                        .addKeyValue("others", others)
                        .log("signature refused, see audit_log"));
    }

    /** A line a minute. */
    private static final class Told {
        private long last;
        private long silent = -1;

        /** How many were not told of since the last line; nothing when it is too early for another. */
        synchronized OptionalLong next(long now) {
            if (silent >= 0 && now - last < MINUTE_NANOS) {
                silent++;
                return OptionalLong.empty();
            }
            long others = Math.max(0, silent);
            last = now;
            silent = 0;
            return OptionalLong.of(others);
        }
    }

    private void write(NotAuthentic refusal, RequestFacts facts) {
        if (!audited.take()) {
            return;
        }
        String actor = refusal.claimed().isEmpty() ? "unknown" : refusal.claimed();
        String cause = refusal.getMessage();
        try {
            audit.add(actor, "signature-refused", facts.method() + " " + facts.path(), cause == null ? "" : cause);
        } catch (DatabaseFailed e) {
            LOG.warn("signature-refused not audited", e);
        }
    }
}
