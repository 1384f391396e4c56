package linkspan.lab.bench.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends at a rate, whatever the hub does. A request's time counts from the moment it was due, also when it had to wait
 * for a connection: a hub that stands still cannot hide it (coordinated omission).
 */
public final class OpenLoop {
    private final Wires wires;
    private final Requests requests;
    private final Clock clock;

    public OpenLoop(Wires wires, Requests requests, Clock clock) {
        this.wires = wires;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * @param accept from due to answered
     * @param dueMicros of every accepted order when its request was due, in microseconds of the epoch
     * @param refused answers that were not 2xx
     * @param refusals from due to refused: busy or too many calls
     */
    public record Result(Latencies accept, Map<String, Long> dueMicros, long refused, Latencies refusals) {
        /** Answers that were neither 2xx nor said that the hub is busy. */
        public long failed() {
            return refused - refusals.count();
        }
    }

    /** Sends the numbers from {@code first} on for that time, or until {@code stop}, and returns when all are answered. */
    public Result run(int first, int perSecond, Duration time, AtomicBoolean stop) throws InterruptedException {
        Run run = new Run();
        wires.onEach(run.free::add);
        long every = 1_000_000_000L / perSecond;
        long epochMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long begun = System.nanoTime();
        long count = time.toNanos() / every;
        int sent = 0;
        while (sent < count && !stop.get()) {
            long due = begun + sent * every;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int number = first + sent++;
            wires.onLoop(() -> run.due(new Due(number, due, epochMicros + (due - begun) / 1_000)));
        }
        int all = sent;
        wires.onLoop(() -> run.last(all));
        wires.await(run.done);
        return new Result(run.accept, run.dueMicros, run.refused, run.refusals);
    }

    private record Due(int number, long nanos, long epochMicros) {}

    /** One run, on the event loop. */
    private final class Run {
        private final Deque<Wire> free = new ArrayDeque<>();
        private final Deque<Due> waiting = new ArrayDeque<>();
        private final Latencies accept = new Latencies();
        private final Map<String, Long> dueMicros = new HashMap<>();
        private final CountDownLatch done = new CountDownLatch(1);
        private int answered;
        private int all = Integer.MAX_VALUE;
        private final Latencies refusals = new Latencies();
        private long refused;

        private void due(Due due) {
            waiting.add(due);
            sendWaiting();
        }

        private void sendWaiting() {
            while (!waiting.isEmpty() && !free.isEmpty()) {
                Due due = waiting.remove();
                Wire wire = free.remove();
                wire.send(requests.request(due.number), answer -> answered(due, wire, answer));
            }
        }

        private void answered(Due due, Wire wire, LoadAnswer answer) {
            long took = System.nanoTime() - due.nanos;
            accept.addNanos(took);
            if (answer.accepted()) {
                dueMicros.put(answer.orderId(), due.epochMicros);
            } else {
                refused++;
                if (answer.busy()) {
                    refusals.addNanos(took);
                }
            }
            answered++;
            free.add(wire);
            sendWaiting();
            endWhenAll();
        }

        private void last(int count) {
            all = count;
            endWhenAll();
        }

        private void endWhenAll() {
            if (answered == all) {
                done.countDown();
            }
        }
    }
}
