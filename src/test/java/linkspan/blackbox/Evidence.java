package linkspan.blackbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import linkspan.blackbox.hub.Hubs;
import linkspan.blackbox.receiver.Receivers;
import linkspan.blackbox.shop.Journal;

/** What is known from outside about one order for each kind of problem, for whoever looks for the cause. */
final class Evidence {
    private final Journal journal;
    private final Receivers receivers;
    private final Hubs hubs;

    Evidence(Journal journal, Receivers receivers, Hubs hubs) {
        this.journal = journal;
        this.receivers = receivers;
        this.hubs = hubs;
    }

    List<String> of(List<Problem> problems) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        Map<Problem.Kind, String> orders = new EnumMap<>(Problem.Kind.class);
        problems.stream()
                .filter(each -> !each.order().isEmpty())
                .forEach(each -> orders.putIfAbsent(each.kind(), each.order()));
        List<Journal.Entry> entries = orders.isEmpty() ? List.of() : journal.read();
        for (String order : orders.values()) {
            lines.add("== " + order);
            entries.stream().filter(each -> each.order().equals(order)).forEach(each -> lines.add("  " + each));
            receivers
                    .all()
                    .forEach(receiver -> receiver.arrivals().stream()
                            .filter(each -> each.order().equals(order))
                            .forEach(each -> lines.add("  " + receiver.manner().system() + " " + each)));
            try {
                lines.add("  hub: " + hubs.all().get(0).operator().order(order));
            } catch (IOException e) {
                lines.add("  hub: " + e);
            }
        }
        return lines;
    }
}
