package linkspan.lab.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.Arrival;
import linkspan.lab.sandbox.ledger.Ledger;
import linkspan.lab.sandbox.ledger.LedgerEffect;
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
    Response serve(Operation operation, SystemCall.Reading reading) {
        SystemFaults inForce = faults.inForce(reading.origin().orderId(), reading.number());
        if (inForce.down()) {
            note(operation, reading, "failed", 0);
            return new Response.HangUp(Duration.ZERO);
        }
        SystemAnswer answer = fault(operation, inForce).orElseGet(() -> answer(operation, reading));
        if (!(answer instanceof SystemAnswer.Done)) {
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
    public Future<SystemFaults.Change> change(ObjectNode named) {
        return Future.succeededFuture(faults.change(named));
    }

    @Override
    public void close() {
        ledger.close();
        system.close();
    }

    private Optional<SystemAnswer> fault(Operation operation, SystemFaults inForce) {
        int status = inForce.status() == 0 && strikes(inForce.errorRate()) ? 500 : inForce.status();
        if (status == 0) {
            return Optional.empty();
        }
        SystemAnswer said = operation.complaint().say(status, "switched on: fault " + status);
        return Optional.of(new SystemAnswer.Failed(status, said.body()));
    }

    private SystemAnswer answer(Operation operation, SystemCall.Reading reading) {
        if (reading instanceof SystemCall.Unreadable unreadable) {
            return operation.complaint().say(400, unreadable.reason());
        }
        SystemCall call = ((SystemCall.Readable) reading).call();
        if (operation.work() instanceof Operation.Change change) {
            return ledger.answered(call.origin().key()).orElseGet(() -> effect(change, call));
        }
        return ((Operation.Plain) operation.work()).decide().apply(call);
    }

    private SystemAnswer effect(Operation.Change change, SystemCall call) {
        SystemAnswer answer = change.decide().apply(call);
        if (answer instanceof SystemAnswer.Done done) {
            LedgerEffect effect = new LedgerEffect(clock.instant(), change.action(), call, done);
            ledger.append(effect);
            system.apply(effect);
        }
        return answer;
    }

    private void note(Operation operation, SystemCall.Reading reading, String outcome, int status) {
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
