package linkspan.lab.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import linkspan.lab.sandbox.call.Answer;
import linkspan.lab.sandbox.call.Call;
import linkspan.lab.sandbox.ledger.Arrival;
import linkspan.lab.sandbox.ledger.Effect;
import linkspan.lab.sandbox.ledger.Ledger;
import linkspan.lab.sandbox.ledger.Tally;
import linkspan.lab.sandbox.post.Outbox;
import linkspan.lab.sandbox.system.Operation;
import linkspan.lab.sandbox.system.SimulatedSystem;

/** A simulated system with its ledger and its faults. One thread at a time, so effects have an order. */
public final class HttpReceiver implements Receiver, AutoCloseable {
    private final SimulatedSystem system;
    private final Ledger ledger;
    private final Clock clock;
    private final SplittableRandom random;
    private final FaultSwitch faults = new FaultSwitch();

    public HttpReceiver(SimulatedSystem system, Path folder, Clock clock, SplittableRandom random) {
        this.system = system;
        this.ledger = new Ledger(system.name(), folder, system::apply);
        this.clock = clock;
        this.random = random;
    }

    List<Operation> operations() {
        return system.operations();
    }

    /** What the system has to tell the hub by itself, if it ever does. */
    public Optional<Outbox> outbox() {
        return system.outbox();
    }

    boolean down() {
        return faults.everywhere().down();
    }

    /** Decides, writes the ledger, takes over: the effect has happened when it returns. */
    Response serve(Operation operation, Call.Reading reading) {
        Faults inForce = faults.inForce(reading.origin().orderId(), reading.number());
        if (inForce.down()) {
            note(operation, reading, "failed", 0);
            return new Response.HangUp(Duration.ZERO);
        }
        Answer answer = fault(operation, inForce).orElseGet(() -> answer(operation, reading));
        if (!(answer instanceof Answer.Done)) {
            note(operation, reading, answer.outcome(), answer.status());
        }
        return strikes(inForce.loseAnswers())
                ? new Response.HangUp(inForce.latency())
                : new Response.Reply(inForce.latency(), answer);
    }

    @Override
    public String name() {
        return system.name();
    }

    @Override
    public Future<Tally> tally() {
        return Future.succeededFuture(ledger.tally());
    }

    @Override
    public Future<List<Arrival>> arrivals(String orderId) {
        return Future.succeededFuture(ledger.arrivals(orderId));
    }

    @Override
    public ObjectNode faults() {
        return faults.json();
    }

    @Override
    public Future<Faults.Change> change(ObjectNode named) {
        return Future.succeededFuture(faults.change(named));
    }

    @Override
    public void close() {
        ledger.close();
        system.close();
    }

    private Optional<Answer> fault(Operation operation, Faults inForce) {
        int status = inForce.status() == 0 && strikes(inForce.errorRate()) ? 500 : inForce.status();
        if (status == 0) {
            return Optional.empty();
        }
        Answer said = operation.complaint().say(status, "switched on: fault " + status);
        return Optional.of(new Answer.Failed(status, said.body()));
    }

    private Answer answer(Operation operation, Call.Reading reading) {
        if (reading instanceof Call.Unreadable unreadable) {
            return operation.complaint().say(400, unreadable.reason());
        }
        Call call = ((Call.Readable) reading).call();
        if (operation.work() instanceof Operation.Change change) {
            return ledger.answered(call.origin().key()).orElseGet(() -> effect(change, call));
        }
        return ((Operation.Plain) operation.work()).decide().apply(call);
    }

    private Answer effect(Operation.Change change, Call call) {
        Answer answer = change.decide().apply(call);
        if (answer instanceof Answer.Done done) {
            Effect effect = new Effect(clock.instant(), change.action(), call, done);
            ledger.append(effect);
            system.apply(effect);
        }
        return answer;
    }

    private void note(Operation operation, Call.Reading reading, String outcome, int status) {
        if (operation.work() instanceof Operation.Change change
                && !reading.origin().orderId().isEmpty()) {
            String action = change.action().word();
            ledger.note(new Arrival(clock.instant(), action, reading.origin(), outcome, status));
        }
    }

    private boolean strikes(double share) {
        return share > 0 && random.nextDouble() < share;
    }
}
