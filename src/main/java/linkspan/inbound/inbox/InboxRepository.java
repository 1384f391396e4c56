package linkspan.inbound.inbox;

import java.util.Optional;
import java.util.Set;
import linkspan.commit.UnitClosed;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.deadletter.ReplayOf;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.jspecify.annotations.Nullable;

/**
 * {@code #inbox} for Camel's {@code idempotentConsumer}, on the hub's database. A key counts within one route.
 *
 * <p>In a route that starts at a hub consumer nothing is written while the route runs: the key is added to the unit of work
 * and written in the commit of the unit's events. So a crash before the commit leaves neither, and the message comes again
 * and takes effect; a crash after it, before the sender's side (a Kafka offset) moves, leaves both, and the message that
 * comes again finds its key. Two that look at the same time both run, and the second one to commit is dropped whole. A
 * route that fails writes no key, so there is nothing to remove: {@code eager} and {@code removeOnFailure} may stand at
 * their defaults. A replay of a kept message passes: its key was written when it was kept.
 *
 * <p>An exchange without a unit of work (somebody sends it to {@code direct:} from Java) has its key written at once and removed
 * when the route fails, as Camel's own repositories do.
 *
 * <p>Throws {@link linkspan.platform.database.DatabaseFailed} where the database cannot be asked. Keys are of at most 300 characters.
 */
public final class InboxRepository implements IdempotentRepository {
    private static final String NO_ROUTE = "-";
    private final InboxStore store;

    public InboxRepository(InboxStore store) {
        this.store = store;
    }

    /** The unit takes that key of that route with it, or comes to nothing where it is taken already. */
    public static void take(UnitOfWork unit, String route, String key) {
        unit.merge(new InboxEntries(route, Set.of(key)), InboxEntries::and);
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        UnitOfWork unit = unit(exchange);
        String route = route(exchange);
        if (unit == null) {
            return store.add(route, key);
        }
        if (unit.part(ReplayOf.class).isPresent()) {
            return true;
        }
        Optional<InboxEntries> entries = unit.part(InboxEntries.class);
        if (entries.isPresent() && entries.get().keys().contains(key) || store.contains(route, key)) {
            return false;
        }
        take(unit, route, key);
        return true;
    }

    @Override
    public boolean contains(Exchange exchange, String key) {
        UnitOfWork unit = unit(exchange);
        boolean replay = unit != null && unit.part(ReplayOf.class).isPresent();
        return !replay && store.contains(route(exchange), key);
    }

    /** After a failure: a part of a split that failed is not remembered with the others. */
    @Override
    public boolean remove(Exchange exchange, String key) {
        UnitOfWork unit = unit(exchange);
        if (unit == null) {
            return store.remove(route(exchange), key);
        }
        try {
            Optional<InboxEntries> entries = unit.part(InboxEntries.class);
            entries.ifPresent(there -> unit.merge(there, (before, same) -> before.without(key)));
            return entries.isPresent();
        } catch (UnitClosed e) {
            return false; // its fate is decided: it was committed whole, or not at all
        }
    }

    @Override
    public boolean confirm(Exchange exchange, String key) {
        return true;
    }

    @Override
    public boolean add(String key) {
        return store.add(NO_ROUTE, key);
    }

    @Override
    public boolean contains(String key) {
        return store.contains(NO_ROUTE, key);
    }

    @Override
    public boolean remove(String key) {
        return store.remove(NO_ROUTE, key);
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    /** Refused: what is forgotten takes effect again. */
    @Override
    public void clear() {
        throw new UnsupportedOperationException("the inbox is not cleared");
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    private static @Nullable UnitOfWork unit(Exchange exchange) {
        return exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class);
    }

    private static String route(Exchange exchange) {
        String route = exchange.getFromRouteId();
        return route == null ? NO_ROUTE : route;
    }
}
