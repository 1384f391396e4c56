package linkspan.cli.terminal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Waits for SIGTERM or Ctrl-C. The first one asks, the second one ends the process at once: nothing that was
 * acknowledged is lost by that. While it is open the JVM's own handling, which could not tell the two apart, is off.
 */
public final class StopSignal implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Map<Signal, SignalHandler> before = new HashMap<>();

    public StopSignal() {
        for (String name : new String[] {"TERM", "INT"}) {
            Signal signal = new Signal(name);
            before.put(signal, Signal.handle(signal, this::received));
        }
    }

    private void received(Signal signal) {
        if (asked.getCount() == 0) {
            Runtime.getRuntime().halt(0);
        }
        asked.countDown();
    }

    /** Returns when somebody asked to stop, also before the call; an interrupt asks as well. */
    public void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            asked.countDown(); // the flag stays cleared: H2 cannot close its file on an interrupted thread
        }
    }

    /** The same, but for at most so long; false when nobody asked. */
    public boolean await(Duration most) {
        try {
            return asked.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            asked.countDown(); // as above
            return true;
        }
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
