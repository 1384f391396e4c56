package linkspan.lab.sandbox.system;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import linkspan.lab.sandbox.tms.Tms;
import linkspan.lab.sandbox.wms.Wms;

/** The systems of every day, which speak JSON; {@link linkspan.lab.sandbox.Sandbox} adds those that have more of their own. */
public final class SimulatedSystems {
    private SimulatedSystems() {}

    /**
     * Fresh ones, to be closed by the caller.
     *
     * @param data folder of what a system remembers beside its ledger
     */
    public static List<SimulatedSystem> in(Path data, Clock clock) {
        SystemEnvelope envelope = new SystemEnvelope(clock);
        return List.of(new Oms(envelope), Wms.in(data, envelope, clock), new Tms(clock));
    }
}
