package linkspan.operations;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import linkspan.operations.alert.AlertBoard;
import linkspan.operations.alert.AlertDesk;
import linkspan.operations.alert.Alerting;
import linkspan.operations.alert.Watchers;
import linkspan.operations.alert.notice.AlertRoute;
import linkspan.operations.anomaly.HourHistory;
import linkspan.operations.anomaly.HourWatch;
import linkspan.platform.Module;
import linkspan.platform.Opened;
import linkspan.platform.PlatformModule;
import linkspan.platform.alert.AlertSink;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Transactions;
import linkspan.platform.infrastructure.Upkeep;

/** Finds faults and tells people; made early, so that all others can say what they see. */
public final class AlertModule implements Module {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration COUNT = Duration.ofMinutes(1);
    private static final Duration TELL = Duration.ofSeconds(1);

    private final Alerting alerting;
    private final Watchers watchers = new Watchers();
    private final Upkeep upkeep;
    private final HourWatch hours;
    private final HourHistory history;

    /** @param routes the folder with {@code _hub/alerts.properties} */
    public AlertModule(Path routes, PlatformModule platform, AlertRoute route, Opened opened) {
        upkeep = opened.add(new Upkeep());
        alerting = Alerting.of(routes, platform, watchers, route);
        Transactions console = platform.database().transactions(Pool.CONSOLE);
        history = new HourHistory(console, platform.clock());
        hours = new HourWatch(platform.meters(), console, alerting.sink(), platform.clock(), ZoneId.systemDefault());
    }

    /** Takes what others see. */
    public AlertSink sink() {
        return alerting.sink();
    }

    /** Those who find faults in the hub's figures; add them before the start. */
    public Watchers watchers() {
        return watchers;
    }

    /** For pages. */
    public AlertBoard board() {
        return alerting.board();
    }

    /** For pages. */
    public HourHistory history() {
        return history;
    }

    public AlertDesk desk() {
        return alerting.desk();
    }

    @Override
    public void start() {
        alerting.begin();
        upkeep.every(LOOK, "looking for faults", alerting::look);
        upkeep.every(COUNT, "counting by hour", hours::look);
        upkeep.every(TELL, "telling of alerts", alerting::tell);
    }

    @Override
    public void stop() {
        upkeep.close();
    }
}
