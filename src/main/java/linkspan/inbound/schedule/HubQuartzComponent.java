package linkspan.inbound.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;

/**
 * {@code quartz:} for every route, with Quartz's JDBC job store on the hub's database. On PostgreSQL it is clustered: one hub fires, and
 * when that one dies another takes over within seconds. A time that was missed by more than {@value #LATE_MS} ms is made up for once,
 * however many there were; the log says so. On H2 schedules begin anew with the hub.
 */
public final class HubQuartzComponent extends QuartzComponent {
    private static final int LATE_MS = 10_000;
    private static final int CHECK_IN_MS = 2_000;
    private static final int THREADS = 10;
    private final Database database;
    private final String instance;
    private final MeterRegistry meters;

    /** @param instance the name of this hub among others */
    public HubQuartzComponent(Database database, String instance, MeterRegistry meters) {
        this.database = database;
        this.instance = instance;
        this.meters = meters;
        setEnableJmx(false);
        setSchedulerFactory(new OnDatabase());
    }

    /** For routes that are built and not run. */
    public static QuartzComponent standIn() {
        QuartzComponent quartz = new QuartzComponent();
        quartz.setEnableJmx(false);
        quartz.setAutoStartScheduler(false);
        return quartz;
    }

    private Properties properties(String own) {
        boolean server = database.kind() == Database.Kind.POSTGRESQL;
        Properties properties = new Properties();
        properties.setProperty(
                StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, own); // quartz keeps one of a name in a JVM
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, instance);
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
        properties.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(THREADS));
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, SharedJobStore.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", own);
        properties.setProperty(
                "org.quartz.jobStore.driverDelegateClass",
                (server ? PostgreSQLDelegate.class : StdJDBCDelegate.class).getName());
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.misfireThreshold", Integer.toString(LATE_MS));
        properties.setProperty("org.quartz.jobStore.isClustered", Boolean.toString(server));
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", Integer.toString(CHECK_IN_MS));
        return properties;
    }

    /** Made anew at each start of the component. */
    private final class OnDatabase extends StdSchedulerFactory {
        @Override
        public Scheduler getScheduler() throws SchedulerException {
            String own = SharedJobStore.NAME + "-" + UUID.randomUUID();
            DataSource connections = database.pool(Pool.CONSOLE);
            DBConnectionManager.getInstance().addConnectionProvider(own, new ScheduleStore(connections));
            initialize(properties(own));
            Scheduler scheduler = super.getScheduler();
            scheduler.getListenerManager().addTriggerListener(new LateSchedules(meters));
            if (database.kind() == Database.Kind.H2) { // of this process alone: its routes say what there is
                scheduler.clear();
            }
            return scheduler;
        }
    }
}
