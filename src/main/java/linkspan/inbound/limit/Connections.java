package linkspan.inbound.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each address has open: {@value #MOST_OF_ONE} at most, so that none uses up all that there are. */
public final class Connections {
    public static final int MOST_OF_ONE = 1_000;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /** False when it has too many; then it does not count, and {@link #leave} must not follow. */
    public boolean enter(String address) {
        int count = open.merge(senders(address), 1, Integer::sum);
        if (count <= MOST_OF_ONE) {
            return true;
        }
        leave(address);
        return false;
    }

    /** Of an address that never entered nothing happens. */
    public void leave(String address) {
        open.computeIfPresent(senders(address), (key, count) -> count == 1 ? null : count - 1);
    }

    private static String senders(String address) {
        return AddressRange.isAddress(address) ? AddressRange.senders(address) : address;
    }
}
