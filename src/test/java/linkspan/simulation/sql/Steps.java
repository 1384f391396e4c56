package linkspan.simulation.sql;

import java.util.function.BooleanSupplier;

/** Who decides when a statement goes on: the simulator's scheduler, or plain threads. */
public interface Steps {
    /** A statement, a commit or its answer is about to happen. */
    void step(String what);

    /** Waits until that is so; false when it took longer. */
    boolean await(BooleanSupplier free, long millis);

    /** What the database's clock shows. */
    long millis();
}
