package linkspan.operations.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import linkspan.operations.alert.notice.AlertRoute;
import linkspan.operations.alert.notice.NoticeStore;
import linkspan.operations.alert.notice.Notifier;
import linkspan.operations.alert.term.AlertTerms;
import linkspan.platform.PlatformModule;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.alert.AlertSink;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Transactions;

/** The parts of alerting, put together. */
public final class Alerting {
    /** A fault that no hub has seen for so long is over: a breaker that tries in between is none the less open. */
    private static final Duration CALM = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final AlertTerms terms;
    private final AlertStore store;
    private final Alerts alerts;
    private final Notifier notifier;
    private final AlertBoard board;
    private final Map<AlertRule, Integer> firing = new ConcurrentHashMap<>();

    private Alerting(AlertTerms terms, AlertStore store, Alerts alerts, Notifier notifier, AlertBoard board) {
        this.terms = terms;
        this.store = store;
        this.alerts = alerts;
        this.notifier = notifier;
        this.board = board;
    }

    /** Throws {@link linkspan.platform.system.ConfigurationError} naming file and line of {@code alerts.properties}. */
    public static Alerting of(Path routes, PlatformModule platform, Watchers watchers, AlertRoute route) {
        AlertTerms terms = AlertTerms.read(routes, platform.environment()::get);
        Transactions console = platform.database().transactions(Pool.CONSOLE);
        AlertStore store = new AlertStore(console, terms.terms(), CALM);
        Alerting alerting = new Alerting(
                terms,
                store,
                new Alerts(terms, platform.instance(), store, watchers),
                new Notifier(new NoticeStore(console), terms.channels(), platform.secrets()::get, route, PAUSE),
                new AlertBoard(store, new SilenceStore(console, platform.audit())));
        alerting.count(platform.meters());
        return alerting;
    }

    /** {@code linkspan.alerts.firing} by rule, those of all hubs. */
    private void count(MeterRegistry meters) {
        terms.terms()
                .keySet()
                .forEach(rule -> Gauge.builder("linkspan.alerts.firing", firing, all -> all.getOrDefault(rule, 0))
                        .tag("rule", rule.label())
                        .register(meters));
    }

    public AlertSink sink() {
        return alerts;
    }

    /** For pages. */
    public AlertBoard board() {
        return board;
    }

    public AlertDesk desk() {
        return new AlertDesk(board);
    }

    /** Once, before the first look. */
    public void begin() {
        store.endOfRulesThatAreOff();
    }

    /** Every few seconds; throws {@link linkspan.platform.database.DatabaseFailed}. */
    public void look() {
        alerts.look();
        firing.putAll(store.firing());
    }

    /** Every second; throws {@link linkspan.platform.database.DatabaseFailed}. */
    public void tell() {
        notifier.run();
    }
}
