package linkspan.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What modules hold open, closed in the reverse order; what fails to close does not keep the rest from it. One thread. */
public final class Opened implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** To be closed before all that was added earlier. */
    public <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("did not stop cleanly", e);
            }
        }
    }
}
