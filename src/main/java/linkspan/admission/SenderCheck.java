package linkspan.admission;

import io.micrometer.core.instrument.MeterRegistry;
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
    private final AuditStore audit;
    private final MeterRegistry meters;
    private final TokenBucket audited = new TokenBucket(AUDITED_PER_SECOND, System::nanoTime);

    public SenderCheck(AuditStore audit, MeterRegistry meters) {
        this.audit = audit;
        this.meters = meters;
    }

    Identified identify(Authentication authentication, RequestFacts facts, Body body) {
        try {
            Identified sender = authentication.identify(facts, body);
            CrashPoint.at("A3");
            return sender;
        } catch (NotAuthentic e) {
            meters.counter("linkspan.signatures.refused").increment();
            write(e, facts);
            throw new Refused(FailureCode.SIGNATURE_INVALID, "");
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
