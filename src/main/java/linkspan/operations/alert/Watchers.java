package linkspan.operations.alert;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who look for faults, in the order in which they came. */
public final class Watchers {
    private final List<Alerts.Watcher> all = new CopyOnWriteArrayList<>();

    public void add(Alerts.Watcher watcher) {
        all.add(watcher);
    }

    List<Alerts.Watcher> all() {
        return all;
    }
}
