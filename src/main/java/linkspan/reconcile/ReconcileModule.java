package linkspan.reconcile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import linkspan.commit.Committer;
import linkspan.delivery.Deliveries;
import linkspan.platform.Module;
import linkspan.platform.Opened;
import linkspan.platform.PlatformModule;
import linkspan.platform.SchemeComponent;
import linkspan.platform.alert.AlertSink;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Transactions;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.infrastructure.Upkeep;
import linkspan.reconcile.desk.Comparisons;
import linkspan.reconcile.desk.ReconcileDesk;
import linkspan.reconcile.route.ReconcileComponent;
import linkspan.reconcile.route.SideRoutes;
import linkspan.reconcile.run.Reconciler;
import linkspan.reconcile.run.Reconciliations;
import linkspan.reconcile.run.Repairs;
import linkspan.reconcile.run.SecondLook;
import linkspan.reconcile.run.StopSign;
import linkspan.reconcile.run.plan.StandingRoutes;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.KeyNewsStore;
import linkspan.reconcile.run.record.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what two systems have, on schedule and when asked. */
public final class ReconcileModule implements Module {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileModule.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private final StandingRoutes standing = new StandingRoutes();
    private final StopSign stop = new StopSign();
    private final SideRoutes.Means means;
    private final Reconciliations reconciliations;
    private final Comparisons comparisons;
    private final OpsDesk desk;
    private final Upkeep upkeep;

    /**
     * @param committer writes what repairs add
     * @param alerts hears of what is alarming
     */
    public ReconcileModule(
            PlatformModule platform,
            Path data,
            Deliveries deliveries,
            Committer committer,
            AlertSink alerts,
            Upkeep upkeep,
            Opened opened) {
        this.upkeep = upkeep;
        ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "linkspan-reconcile"));
        opened.add(() -> end(threads));
        means = new SideRoutes.Means(data.resolve("reconcile"), threads, committer, alerts, platform.clock());
        Transactions transactions = platform.database().transactions(Pool.CONSOLE);
        RunStore runs = new RunStore(transactions, platform.instance());
        DifferenceStore differences = new DifferenceStore(transactions);
        SecondLook secondLook = new SecondLook(
                transactions,
                runs,
                differences,
                new KeyNewsStore(transactions, deliveries::readers),
                standing,
                stop,
                platform.clock());
        Reconciler reconciler =
                new Reconciler(transactions, runs, differences, standing, secondLook, stop, platform.clock());
        Repairs repairs =
                new Repairs(transactions, differences, secondLook, standing, platform.audit(), platform.clock());
        reconciliations =
                new Reconciliations(runs, differences, reconciler, repairs, secondLook, standing, platform.clock());
        comparisons = new Comparisons(standing, reconciliations, runs, differences, repairs);
        desk = new ReconcileDesk(comparisons, platform.clock());
        runs.release();
    }

    /** Not by interrupts: a database file is closed by them. */
    private static void end(ExecutorService threads) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("a reconciliation is still running");
        }
    }

    public List<SchemeComponent> components() {
        return List.of(
                new SchemeComponent("reconcile", systems -> new ReconcileComponent(standing, reconciliations, means)));
    }

    /** For pages. */
    public Comparisons comparisons() {
        return comparisons;
    }

    public OpsDesk desk() {
        return desk;
    }

    /** All routes stand: what was left is resumed, and slots that nobody was there for are made up for. */
    @Override
    public void start() {
        upkeep.every(Duration.ofSeconds(2), "looking after reconciliations", reconciliations::look);
    }

    /** Runs that are under way are put down at their checkpoint. */
    @Override
    public void stop() {
        stop.raise();
    }
}
