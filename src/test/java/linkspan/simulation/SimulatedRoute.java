package linkspan.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import linkspan.commit.UnitOfWork;
import linkspan.delivery.note.EventRoute;
import linkspan.model.Event;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.platform.part.Part;
import linkspan.platform.resilience.CallGate;
import org.jspecify.annotations.Nullable;

/** A deliver route that makes one call, through its gate. */
final class SimulatedRoute implements EventRoute {
    private final World world;
    private final SimulatedHub hub;
    private final SimulatedSystem system;
    private final EventType type;

    SimulatedRoute(World world, SimulatedHub hub, SimulatedSystem system, EventType type) {
        this.world = world;
        this.hub = hub;
        this.system = system;
        this.type = type;
    }

    @Override
    public String id() {
        return system.plan().id() + ".deliver-" + type.label();
    }

    @Override
    public EventType type() {
        return type;
    }

    @Override
    public int batch() {
        return system.plan().batch();
    }

    @Override
    public void run(List<Event> events, @Nullable CallGate given, BiConsumer<UnitOfWork, @Nullable Throwable> ended) {
        CallGate gate = Objects.requireNonNull(given);
        UnitOfWork unit = new UnitOfWork();
        if (world.bug == Bug.NOTE) {
            call(events, gate, unit, ended);
            return;
        }
        CallGate.Passage passage = gate.pass(null, later -> decided(later, events, gate, unit, ended));
        decided(passage, events, gate, unit, ended);
    }

    private void decided(
            CallGate.Passage passage,
            List<Event> events,
            CallGate gate,
            UnitOfWork unit,
            BiConsumer<UnitOfWork, @Nullable Throwable> ended) {
        if (passage instanceof CallGate.Passage.Open) {
            call(events, gate, unit, ended);
        } else if (passage instanceof CallGate.Passage.Shut shut) {
            world.note(id() + " is kept from calling");
            ended.accept(unit, shut.why());
        }
    }

    private void call(
            List<Event> events, CallGate gate, UnitOfWork unit, BiConsumer<UnitOfWork, @Nullable Throwable> ended) {
        events.forEach(event -> {
            world.note(id() + " calls for " + event.key() + "/" + event.sequence());
            hub.rights().check(system.plan().id(), event);
        });
        system.call(events, hub.process(), failure -> {
            world.note(id() + " is answered "
                    + (failure == null ? "well" : failure.code().label()));
            gate.ended(null, failure);
            if (failure == null && system.plan().follows() && type == Plan.TYPES.get(0)) {
                ObjectNode data = JsonNodeFactory.instance.objectNode();
                data.put("orderId", events.get(0).key()).put("of", events.get(0).id());
                unit.add(Part.WHOLE, new EventDraft(Plan.TYPES.get(2), data));
            }
            ended.accept(unit, failure);
        });
        hub.hasBegunACall();
    }
}
