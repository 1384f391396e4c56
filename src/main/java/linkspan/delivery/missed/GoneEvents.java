package linkspan.delivery.missed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What systems lack and nobody has any more: said once for each system and topic, and kept for those who ask until the hub
 * stops. Safe for many threads.
 */
public final class GoneEvents {
    private static final Logger LOG = LoggerFactory.getLogger(GoneEvents.class);
    private final Map<String, String> warnings = new ConcurrentSkipListMap<>();

    /** @param key of the first of them */
    void found(String system, String topic, long numbers, String key) {
        LOG.error(
                "the topic has lost events that the system lacks, and the table has them no more system={} topic={}"
                        + " events={} key={}",
                system,
                topic,
                numbers,
                key);
        warnings.put(
                system + " " + topic,
                numbers + " events of " + topic + " that " + system + " lacks are gone, the first of " + key);
    }

    /** For each system and topic one sentence. */
    public List<String> warnings() {
        return List.copyOf(warnings.values());
    }
}
