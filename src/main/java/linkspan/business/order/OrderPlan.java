package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import linkspan.business.order.change.OrderChange;
import linkspan.business.order.change.OrderSize;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.outbox.Remark;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a group of units does to orders: worked out in memory, in the order of units, without touching them. It can be
 * thrown away and made again when somebody else was first.
 */
final class OrderPlan {
    private record Fate(
            UnitInCommit unit,
            List<EventDraft> accepted,
            List<Decision.Reason> ignored,
            Decision.@Nullable Told told,
            OrderChange.@Nullable Ticket ticket,
            @Nullable Refused refusal) {}

    private static final Logger LOG = LoggerFactory.getLogger(OrderPlan.class);
    private final Map<String, StoredOrder> stored;
    private final Map<String, StoredOrder> current;
    private final List<Fate> fates = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Instant now;

    private OrderPlan(Map<String, StoredOrder> stored, Instant now) {
        this.stored = stored;
        this.current = new TreeMap<>(stored);
        this.now = now;
    }

    /** The orders that open units concern, sorted. */
    static Set<String> orderIds(List<UnitInCommit> units) {
        Set<String> ids = new TreeSet<>();
        for (UnitInCommit unit : units) {
            if (unit.open()) {
                unit.drafts().stream()
                        .filter(draft -> OrderLife.governs(draft.type()))
                        .forEach(draft -> ids.add(draft.key()));
                OrderChange change = unit.part(OrderChange.class);
                if (change != null) {
                    ids.add(change.orderId());
                }
            }
        }
        return ids;
    }

    static OrderPlan of(List<UnitInCommit> units, Map<String, StoredOrder> stored, Instant now) {
        OrderPlan plan = new OrderPlan(stored, now);
        units.stream().filter(UnitInCommit::open).forEach(plan::add);
        return plan;
    }

    private void add(UnitInCommit unit) {
        Origin origin = unit.part(Origin.class);
        OrderChange change = unit.part(OrderChange.class);
        if (change != null) {
            add(unit, change, new ClientSteps(origin == null ? null : origin.messageId(), now));
            return;
        }
        String client = origin == null ? "hub" : origin.source();
        Map<String, StoredOrder> changes = new HashMap<>(); // of this unit: forgotten when it is refused
        List<EventDraft> accepted = new ArrayList<>();
        List<Decision.Reason> ignored = new ArrayList<>();
        List<Remark> noted = new ArrayList<>();
        for (EventDraft draft : unit.drafts()) {
            if (draft.type().equals(EventType.INVENTORY_CHANGED) || draft.type().equals(EventType.CUSTOMER_CHANGED)) {
                continue; // linkspan.stock and linkspan.customer decide
            }
            if (!OrderLife.governs(draft.type())) {
                accepted.add(draft);
                continue;
            }
            StoredOrder order = changes.getOrDefault(draft.key(), current.get(draft.key()));
            Decision decision = insisted(OrderLife.decide(order, draft, client, now), origin);
            if (sent(origin) && decision instanceof Decision.Accept accept) {
                decision = sized(accept, accept.event().data());
            }
            if (decision instanceof Decision.Refuse refuse && sent(origin)) {
                fates.add(refused(unit, refuse));
                return;
            }
            if (decision instanceof Decision.Accept accept) {
                changes.put(draft.key(), accept.order());
                accepted.add(accept.event());
            }
            if (decision instanceof Decision.Note note) {
                changes.put(draft.key(), note.order());
            }
            if (decision instanceof Decision.Ignore ignore) {
                ignored.add(ignore.reason());
            }
            if (decision instanceof Decision.Supersede supersede) {
                ignored.add(supersede.reason());
                noted.add(remark(draft, origin, supersede.reason()));
            }
            if (decision instanceof Decision.Refuse refuse) {
                LOG.warn("overtaken event={} key={}: {}", draft.type().label(), draft.key(), refuse.what());
                ignored.add(Decision.Reason.OVERTAKEN);
                noted.add(remark(draft, origin, Decision.Reason.OVERTAKEN));
            }
        }
        current.putAll(changes);
        remarks.addAll(noted);
        fates.add(new Fate(unit, accepted, ignored, null, null, null));
    }

    private void add(UnitInCommit unit, OrderChange change, ClientSteps steps) {
        Decision decision = steps.decide(current.get(change.orderId()), change);
        if (decision instanceof Decision.Change next && change.step().mayGrow()) {
            decision = sized(
                    next, next.order().document(), next.order().reservation().wanted());
        }
        if (decision instanceof Decision.Change taken) {
            current.put(change.orderId(), taken.order());
            fates.add(new Fate(unit, taken.events(), List.of(), taken.told(), taken.ticket(), null));
        } else if (decision instanceof Decision.Refuse refuse) {
            fates.add(refused(unit, refuse));
        } else {
            throw new IllegalStateException("no decision on a client's step: " + decision);
        }
    }

    /** The decision, or its refusal where no topic could carry the order that comes of it. */
    private static Decision sized(Decision decision, @Nullable JsonNode... orders) {
        String complaint = OrderSize.complaint(orders);
        return complaint.isEmpty() ? decision : new Decision.Refuse(FailureCode.BODY_TOO_LARGE, complaint);
    }

    private static Fate refused(UnitInCommit unit, Decision.Refuse refuse) {
        Refused refused = new Refused(refuse.code(), refuse.what(), refuse.details());
        return new Fate(unit, List.of(), List.of(), null, null, refused);
    }

    /** Orders that were not there, sorted by id. */
    List<StoredOrder> created() {
        return current.values().stream()
                .filter(order -> !stored.containsKey(order.orderId()))
                .toList();
    }

    /** Orders that were there and are different now, sorted by id. */
    List<StoredOrder> changed() {
        return current.values().stream()
                .filter(order -> {
                    StoredOrder before = stored.get(order.orderId());
                    return before != null && before != order;
                })
                .toList();
    }

    /** Tells the units; once, when the orders are written. */
    void tell(OrderStore.Answers answers, MeterRegistry meters) {
        for (Fate fate : fates) {
            if (fate.refusal != null) {
                fate.unit.refuseWith(
                        answers.refusal(fate.unit, fate.refusal),
                        fate.refusal.code().label() + ": " + fate.refusal.getMessage());
                continue;
            }
            fate.accepted.forEach(fate.unit::accept);
            if (fate.ticket != null) {
                fate.unit.decide(fate.ticket);
            }
            if (fate.told instanceof Decision.Success success) {
                fate.unit.answerWith(answers.success(success.status(), success.data()));
            } else if (fate.told instanceof Decision.Failure failure) {
                fate.unit.answerWith(answers.refusal(fate.unit, failure.refused()));
            }
            for (Decision.Reason reason : fate.ignored) {
                meters.counter("linkspan.orders.ignored", "code", reason.label())
                        .increment();
            }
            long disagreed =
                    fate.accepted.stream().filter(OrderPlan::tellsDisagreement).count();
            meters.counter("linkspan.orders.disagreed").increment(disagreed);
        }
    }

    /** A replay is a person's word on what contradicts what was known. */
    private static Decision insisted(Decision decision, @Nullable Origin origin) {
        boolean person = origin != null && origin.replayed();
        return person && decision instanceof Decision.Refuse refuse && refuse.insisted() != null
                ? refuse.insisted()
                : decision;
    }

    /** What follows from a delivery has no sender who could be refused, and no message that could be kept. */
    private static boolean sent(@Nullable Origin origin) {
        return origin != null && (origin.messageId() != null || origin.isRepair());
    }

    private Remark remark(EventDraft draft, @Nullable Origin origin, Decision.Reason reason) {
        String time = draft.type().equals(EventType.TRACKING_UPDATED) ? "statusAt" : "channelUpdatedAt";
        return Remark.of(draft, origin, OrderContent.time(draft.data().path(time)), reason.label(), now);
    }

    /** What is to be seen with its order though it has no event. */
    List<Remark> remarks() {
        return remarks;
    }

    private static boolean tellsDisagreement(EventDraft event) {
        return (event.type().equals(EventType.ORDER_CREATED) || event.type().equals(EventType.ORDER_UPDATED))
                && event.data().path("amountsDisagree").asBoolean();
    }
}
