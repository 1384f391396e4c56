package linkspan.order;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What happened to orders since the start, for metrics; a group that is written again counts again. Thread-safe. */
public final class OrderTally {
    private final LongAdder amountsDisagree = new LongAdder();
    private final Map<Decision.Reason, LongAdder> ignored = new EnumMap<>(Decision.Reason.class);

    public OrderTally() {
        for (Decision.Reason reason : Decision.Reason.values()) {
            ignored.put(reason, new LongAdder());
        }
    }

    /** Events whose order's stated total does not follow from its amounts. */
    public long amountsDisagree() {
        return amountsDisagree.sum();
    }

    public long ignored(Decision.Reason reason) {
        return adder(reason).sum();
    }

    void countDisagreement() {
        amountsDisagree.increment();
    }

    void countIgnored(Decision.Reason reason) {
        adder(reason).increment();
    }

    @SuppressWarnings("NullAway") // every reason has one
    private LongAdder adder(Decision.Reason reason) {
        return ignored.get(reason);
    }
}
