package linkspan.simulation.time;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread of the simulation. Only the one that has the turn runs; the others wait to be handed it. */
final class Worker extends Thread {
    private final Scheduler scheduler;
    private volatile boolean hasTurn;
    private volatile boolean ended;
    private volatile @Nullable Object parkedOn;

    Worker(Scheduler scheduler, int number) {
        super("simulation-" + number);
        this.scheduler = scheduler;
        setDaemon(true);
    }

    @Override
    public void run() {
        while (true) {
            awaitTurn();
            if (ended) {
                return;
            }
            scheduler.drive(this);
        }
    }

    void giveTurn() {
        Object held = parkedOn;
        if (held == null) {
            hasTurn = true;
            LockSupport.unpark(this);
            return;
        }
        synchronized (held) {
            hasTurn = true;
            held.notifyAll();
        }
    }

    void end() {
        ended = true;
        giveTurn();
    }

    void awaitTurn() {
        while (!hasTurn) {
            LockSupport.park(this);
        }
        hasTurn = false;
    }

    /** To be called before the turn goes elsewhere, with the monitor held: {@link #awaitTurnOn} gives it up. */
    void parksOn(Object held) {
        parkedOn = held;
    }

    void awaitTurnOn(Object held) {
        boolean interrupted = false;
        while (!hasTurn) {
            try {
                held.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        hasTurn = false;
        parkedOn = null;
        if (interrupted) {
            interrupt();
        }
    }
}
