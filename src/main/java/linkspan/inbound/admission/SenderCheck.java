package linkspan.inbound.admission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.audit.RefusedSenders;
import linkspan.platform.crash.CrashPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every wrong sender the same. The cause goes to the audit log, folded; the counter counts all. */
public final class SenderCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SenderCheck.class);
    private static final long MINUTE_NANOS = 60_000_000_000L;
    /** By system: a closed set. */
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    private final RefusedSenders audit;
    private final MeterRegistry meters;
    private final LongSupplier nanos;

    public SenderCheck(RefusedSenders audit, MeterRegistry meters) {
        this(audit, meters, System::nanoTime);
    }

    /** {@code nanos} is a clock like {@link System#nanoTime}. */
    SenderCheck(RefusedSenders audit, MeterRegistry meters, LongSupplier nanos) {
        this.audit = audit;
        this.meters = meters;
        this.nanos = nanos;
    }

    Identified identify(String route, Authentication authentication, RequestFacts facts, Body body) {
        try {
            Identified sender = authentication.identify(facts, body);
            CrashPoint.at("A3");
            return sender;
        } catch (NotAuthentic e) {
            meters.counter("linkspan.signatures.refused").increment();
            tell(route, e);
            note(e, facts);
            throw new Refused(FailureCode.SIGNATURE_INVALID, "");
        }
    }

    /** Throws {@link Refused} (403) unless the caller may do such a thing at all; what it may not is audited. */
    void require(Identified sender, String scope, RequestFacts facts) {
        if (sender.caller().rights().may(scope)) {
            return;
        }
        meters.counter("linkspan.calls.forbidden").increment();
        audit.noteForbidden(sender.caller().client(), facts.method() + " " + facts.path(), "scope " + scope);
        throw new Refused(
                FailureCode.FORBIDDEN,
                "needs the scope " + scope,
                JsonNodeFactory.instance.objectNode().put("scope", scope));
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

    private void note(NotAuthentic refusal, RequestFacts facts) {
        String actor = refusal.claimed().isEmpty() ? "unknown" : refusal.claimed();
        String cause = refusal.getMessage();
        audit.note(actor, facts.method() + " " + facts.path(), cause == null ? "" : cause);
    }
}
