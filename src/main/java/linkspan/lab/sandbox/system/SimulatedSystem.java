package linkspan.lab.sandbox.system;

import java.util.List;
import java.util.Optional;
import linkspan.lab.sandbox.ledger.LedgerEffect;
import linkspan.lab.sandbox.post.Outbox;

/**
 * One simulated system behind HTTP. To add one: write the class, list it in {@link SimulatedSystems}, or beside that list when it has a package of its own.
 *
 * <p>Called by one thread at a time. Operations only decide; every change goes through {@link #apply}, so that reading
 * the ledger back after a restart gives the same state.
 */
public interface SimulatedSystem extends AutoCloseable {
    /** First part of the path and name of the ledger: {@code [a-z]+}. */
    String name();

    List<Operation> operations();

    /** Takes over an effect that the ledger holds already. */
    void apply(LedgerEffect effect);

    /** What it has to tell the hub by itself, if it ever does. */
    default Optional<Outbox> outbox() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
