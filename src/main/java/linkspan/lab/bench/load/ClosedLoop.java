package linkspan.lab.bench.load;

import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/**
 * Every connection sends its next request as soon as it has the answer to the last one: the most that a hub takes from
 * so many clients. Its latencies are those of these clients, not of an arrival rate.
 */
public final class ClosedLoop {
    private static final long AGAIN_MS = 100;
    private final Wires wires;
    private final Requests requests;

    public ClosedLoop(Wires wires, Requests requests) {
        this.wires = wires;
        this.requests = requests;
    }

    /**
     * @param refused answers that were neither 2xx nor 503
     * @param busy answers 503: the same message was sent again 100 ms later, as a sender should
     * @param firstRefusal one of them for people, or empty
     */
    public record Result(Latencies latencies, long refused, long busy, String firstRefusal, double seconds) {
        public double perSecond() {
            return (latencies.count() - refused) / seconds;
        }

        /** Throws {@link IllegalStateException} when a request was refused. */
        public Result requireAllAccepted() {
            if (refused > 0) {
                throw new IllegalStateException(refused + " requests were refused: " + firstRefusal);
            }
            return this;
        }
    }

    /** Sends the numbers from {@code first} on, {@code count} of them, and returns when all are answered. */
    public Result send(int first, int count) throws InterruptedException {
        return send(first, count, (number, answer) -> {});
    }

    /** The same; {@code each} hears of every answer, on the event loop. */
    public Result send(int first, int count, BiConsumer<Integer, LoadAnswer> each) throws InterruptedException {
        Run run = new Run(
                first,
                first + count,
                Long.MAX_VALUE,
                new CountDownLatch(wires.all().size()),
                each);
        return run.go();
    }

    /** Sends the numbers from {@code first} on until {@code seconds} are over, and returns when all are answered. */
    public Result sendFor(int first, long seconds) throws InterruptedException {
        long nanos = seconds * 1_000_000_000L;
        Run run = new Run(
                first, Integer.MAX_VALUE, nanos, new CountDownLatch(wires.all().size()), (number, answer) -> {});
        return run.go();
    }

    /** One run; all of it but {@link #go} happens on the event loop. */
    private final class Run {
        private final int end;
        private final long nanos;
        private final CountDownLatch running;
        private final BiConsumer<Integer, LoadAnswer> each;
        private final Latencies latencies = new Latencies();
        private int next;
        private long refused;
        private long busy;
        private String firstRefusal = "";
        private long begun;

        Run(int first, int end, long nanos, CountDownLatch running, BiConsumer<Integer, LoadAnswer> each) {
            this.next = first;
            this.end = end;
            this.nanos = nanos;
            this.running = running;
            this.each = each;
        }

        Result go() throws InterruptedException {
            begun = System.nanoTime();
            wires.onEach(this::sendNext);
            wires.await(running);
            return new Result(latencies, refused, busy, firstRefusal, (System.nanoTime() - begun) / 1e9);
        }

        private void sendNext(Wire wire) {
            if (next >= end || System.nanoTime() - begun >= nanos) {
                running.countDown();
                return;
            }
            send(wire, next++);
        }

        private void send(Wire wire, int number) {
            byte[] request = requests.request(number);
            long sent = System.nanoTime();
            wire.send(request, answer -> {
                if (answer.status() == 503) {
                    busy++;
                    wires.later(AGAIN_MS, () -> send(wire, number));
                    return;
                }
                latencies.addNanos(System.nanoTime() - sent);
                note(number, answer);
                sendNext(wire);
            });
        }

        private void note(int number, LoadAnswer answer) {
            if (!answer.accepted()) {
                refused++;
                firstRefusal = firstRefusal.isEmpty() ? answer.toString() : firstRefusal;
            }
            each.accept(number, answer);
        }
    }
}
