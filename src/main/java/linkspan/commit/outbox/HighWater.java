package linkspan.commit.outbox;

import java.util.Map;
import linkspan.platform.system.ConfigurationError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much may wait to be published before the hub takes nothing more: a broker that is down must not fill the disk. */
public final class HighWater {
    private static final Logger LOG = LoggerFactory.getLogger(HighWater.class);
    private static final String VARIABLE = "LINKSPAN_OUTBOX_MOST";
    private final OutboxStore outbox;
    private final long most;
    private volatile boolean reached;

    private HighWater(OutboxStore outbox, long most) {
        this.outbox = outbox;
        this.most = most;
    }

    /** Of {@code LINKSPAN_OUTBOX_MOST}; 2,000,000 events. */
    public static HighWater of(Map<String, String> environment, OutboxStore outbox) {
        String most = environment.getOrDefault(VARIABLE, "2000000");
        if (!most.matches("[1-9]\\d{3,8}")) {
            throw new ConfigurationError(VARIABLE + " must be 1000 to 999999999, is '" + most + "'");
        }
        return new HighWater(outbox, Long.parseLong(most));
    }

    /** Looks; to be called every second or so. Room is made again at nine tenths. */
    public void look() {
        long waiting = outbox.atMost();
        boolean now = waiting > (reached ? most / 10 * 9 : most);
        if (now && !reached) {
            LOG.error("nothing more is accepted: {} events wait to be published, at most {} may", waiting, most);
        }
        reached = now;
    }

    public boolean isReached() {
        return reached;
    }
}
