package linkspan.simulation.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in the order of a simulated clock, one at a time. A task may be put aside at any step and go on later; what is due
 * at the same time runs in an order that the seed decides.
 */
public final class Scheduler implements AutoCloseable {
    private record Item(
            long at,
            int tie,
            long number,
            Process process,
            @Nullable Runnable task,
            @Nullable Aside aside) {}

    /** A task that was put aside in the middle. */
    private static final class Aside {
        private final Worker worker;
        private final Process process;
        private final @Nullable BooleanSupplier until;
        private final long latest;
        private boolean answer;

        Aside(Worker worker, Process process, @Nullable BooleanSupplier until, long latest) {
            this.worker = worker;
            this.process = process;
            this.until = until;
            this.latest = latest;
        }
    }

    /** The threads of a process that stood still go on one after the other. */
    private static final int WAKES_WITHIN_MICROS = 40_000;

    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private final List<Worker> workers = new ArrayList<>();
    private final PriorityQueue<Item> queue = new PriorityQueue<>(
            Comparator.comparingLong(Item::at).thenComparingInt(Item::tie).thenComparingLong(Item::number));
    private final List<Aside> waiting = new ArrayList<>();
    private final List<Aside> aside = new ArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private Random random = new Random(0);
    private long now;
    private long end;
    private long number;
    private int steps;
    private int mostSteps;
    private BooleanSupplier isOver = () -> false;
    private @Nullable Process running;
    private @Nullable Item handed;
    private @Nullable Throwable failure;

    /** Micros since the history began. */
    public long now() {
        return now;
    }

    public Random random() {
        return random;
    }

    /** How many items have run. */
    public int steps() {
        return steps;
    }

    /** Whose task runs now. */
    public Process running() {
        return Objects.requireNonNull(running);
    }

    /** Something is to happen after so many micros. */
    public void after(long micros, Process process, Runnable task) {
        queue.add(new Item(now + micros, random.nextInt(), ++number, process, task, null));
    }

    /** Runs a history until that is so; throws what a task threw. Returns false when it did not end in its steps. */
    public boolean run(long seed, int most, Process first, Runnable begin, BooleanSupplier until) {
        random = new Random(seed);
        now = 0;
        number = 0;
        steps = 0;
        mostSteps = most;
        isOver = until;
        failure = null;
        queue.clear();
        after(0, first, begin);
        idleWorker().giveTurn();
        over.acquireUninterruptibly();
        boolean ended = isOver.getAsBoolean();
        unwind();
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return ended;
    }

    private Worker idleWorker() {
        Worker free = idle.poll();
        if (free == null) {
            free = new Worker(this, workers.size());
            workers.add(free);
            free.start();
        }
        return free;
    }

    /** On a worker that has the turn. */
    void drive(Worker me) {
        while (true) {
            Item item = handed == null ? next() : handed;
            handed = null;
            if (item == null) {
                idle.push(me);
                over.release();
                return;
            }
            if (item.aside != null) {
                idle.push(me);
                item.aside.worker.giveTurn();
                return;
            }
            run(item);
        }
    }

    private void run(Item item) {
        running = item.process;
        try {
            Objects.requireNonNull(item.task).run();
        } catch (Process.Killed e) {
            // nobody is there to be told
        } catch (RuntimeException | Error e) {
            failure = failure == null ? e : failure;
        }
    }

    private @Nullable Item next() {
        while (failure == null && steps < mostSteps && !isOver.getAsBoolean()) {
            lookAtWaiting();
            Item item = queue.poll();
            if (item == null) {
                return null;
            }
            long stands = item.process.standsUntil();
            if (item.process.isDead() && item.aside == null) {
                continue;
            }
            if (!item.process.isDead() && stands > item.at) {
                long again = stands + random.nextInt(WAKES_WITHIN_MICROS);
                queue.add(new Item(again, random.nextInt(), ++number, item.process, item.task, item.aside));
                continue;
            }
            now = Math.max(now, item.at);
            steps++;
            return item;
        }
        return null;
    }

    private void lookAtWaiting() {
        for (int i = 0; i < waiting.size(); i++) {
            Aside each = waiting.get(i);
            boolean ready =
                    each.process.isDead() || Objects.requireNonNull(each.until).getAsBoolean();
            if (ready || each.latest <= now) {
                waiting.remove(i--);
                each.answer = ready;
                queue.add(new Item(now + random.nextInt(500), random.nextInt(), ++number, each.process, null, each));
            }
        }
    }

    /** Puts the running task aside for so long. */
    public void pause(long micros) {
        running().alive();
        Aside own = new Aside((Worker) Thread.currentThread(), running(), null, 0);
        queue.add(new Item(now + micros, random.nextInt(), ++number, own.process, null, own));
        putAside(own, null);
    }

    /** The same until the condition holds, which is asked between any two items; false when it did not in that time. */
    public boolean await(BooleanSupplier until, long mostMicros) {
        running().alive();
        Aside own = new Aside((Worker) Thread.currentThread(), running(), until, now + mostMicros);
        waiting.add(own);
        after(mostMicros, own.process, () -> {}); // so that time goes on
        putAside(own, null);
        return own.answer;
    }

    /** As {@link Object#wait(long)}, with the monitor of that object held; it may end early. */
    public void pauseOn(Object held, long micros) {
        running().alive();
        Aside own = new Aside((Worker) Thread.currentThread(), running(), null, 0);
        queue.add(new Item(now + micros, random.nextInt(), ++number, own.process, null, own));
        putAside(own, held);
    }

    private void putAside(Aside own, @Nullable Object held) {
        Process process = own.process;
        Item item = next();
        if (item == null || item.aside != own) {
            aside.add(own);
            if (held != null) {
                own.worker.parksOn(held);
            }
            if (item == null) {
                over.release();
            } else if (item.aside != null) {
                item.aside.worker.giveTurn();
            } else {
                handed = item;
                idleWorker().giveTurn();
            }
            if (held == null) {
                own.worker.awaitTurn();
            } else {
                own.worker.awaitTurnOn(held);
            }
            aside.remove(own);
        }
        running = process;
        process.alive();
    }

    /** Marks a step of the running task: here it may be killed, or be put aside. */
    public void step(double chance, int mostMicros) {
        running().step();
        if (random.nextDouble() < chance) {
            pause(random.nextInt(mostMicros));
        }
    }

    /** Ends what is in the middle of something, so that no thread stays behind. */
    private void unwind() {
        isOver = () -> true;
        while (!aside.isEmpty()) {
            Aside each = aside.get(0);
            each.process.kill();
            each.worker.giveTurn();
            over.acquireUninterruptibly();
        }
        waiting.clear();
        queue.clear();
    }

    @Override
    public void close() {
        workers.forEach(Worker::end);
    }
}
