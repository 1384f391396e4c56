package linkspan.operations.ledger.book;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.delivery.missed.MissedStore;
import linkspan.model.EventType;

/**
 * What a system is to get of a topic, as it was when its events were counted: a route that goes or comes later changes nothing.
 *
 * @param types as they stand in rows
 * @param channel empty, or the beginning of the keys that are for the system
 */
public record LedgerShare(String system, String topic, Set<String> types, Instant startsAt, String channel) {
    public LedgerShare {
        types = Set.copyOf(types);
    }

    public static LedgerShare of(MissedStore.Wanted wanted) {
        return new LedgerShare(
                wanted.system(),
                wanted.topic(),
                wanted.routed().stream().map(EventType::name).collect(Collectors.toSet()),
                wanted.startsAt(),
                wanted.channel().name());
    }

    public boolean takes(LedgerEntry entry) {
        return entry.topic().equals(topic)
                && types.contains(entry.type())
                && !entry.at().isBefore(startsAt)
                && entry.key().startsWith(prefix());
    }

    public String prefix() {
        return channel.isEmpty() || !topic.equals("order-topic") ? "" : channel + "-";
    }
}
