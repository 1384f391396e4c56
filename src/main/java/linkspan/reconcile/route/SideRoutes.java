package linkspan.reconcile.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.consumer.AllOrNothing;
import linkspan.inbound.inbox.InboxRepository;
import linkspan.model.ExchangeProperty;
import linkspan.platform.alert.AlertSink;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.part.PartRanges;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Ranges;
import linkspan.reconcile.run.plan.SideQuestion;
import linkspan.reconcile.run.plan.Sides;
import linkspan.reconcile.run.plan.Trigger;
import linkspan.reconcile.table.TablePair;
import linkspan.reconcile.table.TableRanges;
import linkspan.reconcile.table.TableSide;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes that a reconcile route names, asked as its neighbours in one Camel context. */
public final class SideRoutes implements Sides {
    /**
     * What they need of the hub.
     *
     * @param files where sides are sorted
     * @param threads one for each side that is read
     * @param committer writes what a repair route adds
     * @param alerts hears of what is alarming
     */
    public record Means(Path files, Executor threads, SealedUnit.Writer committer, AlertSink alerts, Clock clock) {}

    private static final Logger LOG = LoggerFactory.getLogger(SideRoutes.class);
    private static final Answer NOBODY = new Answer(200, "", "");
    private static final int COMMIT_SECONDS = 30;
    private final CamelContext camel;
    private final Means means;

    SideRoutes(CamelContext camel, Means means) {
        this.camel = camel;
        this.means = means;
    }

    /** Runs the route's steps as its schedule would, for another reason. */
    void start(Plan plan, Trigger trigger) {
        means.threads.execute(() -> {
            Route route = camel.getRoute(plan.route());
            if (route == null || !(route.getConsumer() instanceof DefaultConsumer consumer)) {
                LOG.warn("not started route={}: it is not there", plan.route());
                return;
            }
            Exchange exchange = consumer.createExchange(false);
            exchange.setProperty(Trigger.PROPERTY, trigger);
            try {
                consumer.getProcessor().process(exchange);
            } catch (Exception e) {
                exchange.setException(e);
            }
            if (exchange.getException() != null) {
                LOG.warn(
                        "put down route={}: {}",
                        plan.route(),
                        exchange.getException().toString());
            }
        });
    }

    @Override
    public Listing list(Plan plan, Plan.Side side, SideQuestion asked, String run) {
        String name = side == plan.left() ? "left" : "right";
        String address = asked.sums() ? Objects.requireNonNull(side.sums()) : side.list();
        Path folder = means.files.resolve(
                UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)).toString());
        SideListing listing = new SideListing(
                () -> ListRoutes.ask(camel, address, asked.json()),
                new SideListing.Place(address, name),
                !asked.sums() && side.sorted(),
                folder);
        means.threads.execute(listing);
        return listing;
    }

    @Override
    public Optional<Ranges> ranges(Plan plan) {
        if (plan.left().sums() != null && plan.right().sums() != null) {
            return Optional.of(new PartRanges(plan, this));
        }
        Optional<TableSide> left = PlainQueryRoutes.of(camel, plan.left());
        Optional<TableSide> right = PlainQueryRoutes.of(camel, plan.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return TablePair.of(
                        plan.left().list(),
                        left.get(),
                        right.get(),
                        plan.terms().fields())
                .map(pair -> new TableRanges(pair, means.threads));
    }

    @Override
    public List<Row> one(Plan plan, Plan.Side side, String key) {
        String address = side.one() == null ? side.list() : side.one();
        ListRoutes asked = ListRoutes.ask(
                camel, address, JsonNodeFactory.instance.objectNode().put("key", key));
        try {
            List<Row> rows = new ArrayList<>();
            Iterator<JsonNode> all = asked.rows();
            while (all.hasNext()) {
                Row row = Row.of(all.next());
                if (row.key().equals(key)) {
                    rows.add(row);
                }
            }
            return rows;
        } catch (Row.Unreadable e) {
            throw new SideFailed(address + " of " + key + ": " + e.getMessage(), e);
        } finally {
            asked.done();
        }
    }

    @Override
    public Optional<JsonNode> record(Plan plan, KeyDifference difference) {
        String mapping = plan.mending().record();
        if (mapping == null) {
            return Optional.empty();
        }
        try {
            ListRoutes asked = ListRoutes.ask(camel, mapping, difference.json());
            asked.done();
            return Optional.of(asked.tree());
        } catch (SideFailed e) {
            LOG.warn("no record route={} key={}: {}", plan.route(), difference.key(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The route's events and the id are written in one commit, or neither is. */
    @Override
    public boolean repair(Plan plan, ObjectNode difference, String id) {
        String route = plan.mending().repair();
        if (route == null) {
            throw new SideFailed(plan.route() + " names no repair route", null);
        }
        String same =
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("eventId", same)
                .put("eventType", "RECONCILE_REPAIR")
                .put("key", difference.path("key").asText());
        UnitOfWork unit = new UnitOfWork();
        Exchange exchange = ListRoutes.question(camel, difference.put("repairId", same));
        exchange.setProperty(UnitOfWork.PROPERTY, unit);
        exchange.setProperty(ExchangeProperty.EVENT, event);
        ListRoutes.ask(route, exchange).done();
        InboxRepository.take(unit, plan.route(), "repair-" + same);
        unit.attach(Origin.ofRepair());
        unit.attach(new AllOrNothing());
        return commit(route, unit);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private boolean commit(String route, UnitOfWork unit) {
        CompletableFuture<UnitInCommit> done = new CompletableFuture<>();
        means.committer.commit(unit.seal(NOBODY), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit written) {
                done.complete(written);
            }

            @Override
            public void failed(CommitFailed failure) {
                done.completeExceptionally(failure);
            }
        });
        try {
            return done.get(COMMIT_SECONDS, TimeUnit.SECONDS).open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SideFailed(route + " was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new SideFailed(route + " was not written: " + root(e).getMessage(), e);
        }
    }
}
