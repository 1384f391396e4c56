package linkspan.inbound.schedule;

import org.quartz.impl.jdbcjobstore.JobStoreTX;

/** Quartz's own, with one name in the tables for all hubs, while in its JVM each scheduler has a name of its own. */
public final class SharedJobStore extends JobStoreTX {
    static final String NAME = "linkspan";

    /** Called by Quartz with the scheduler's name. */
    @Override
    public void setInstanceName(String ofThisJvm) {
        super.setInstanceName(NAME);
    }
}
