package linkspan.platform.crash;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Steps of a message's way by name, so that "a crash between any two" is a finite list: A1…A10 intake, B1…B6 relay,
 * C1…C7 delivery, D1…D5 failure, E1 a foreign topic, F1 any other
 * consumer, R1 stock is about to be asked for, R2 the warehouse has answered, R3 the sweeper writes, R4 it has written,
 * G1…G4 a poll (begun, page there, to be committed, committed).
 *
 * <p>Does nothing unless the JVM was started with {@code -Dlinkspan.crash=}{@code test} (a test arms points itself) or
 * {@code POINT:HITS:halt|throw|delay=MS|hang}. Otherwise a constant that the JIT folds away.
 */
public final class CrashPoint {
    private record Armed(AtomicInteger hitsLeft, String action) {}

    private static final String SETTING = System.getProperty("linkspan.crash", "");
    private static final boolean ENABLED = !SETTING.isEmpty();
    private static final Map<String, Armed> ARMED = new ConcurrentHashMap<>();

    static {
        if (ENABLED && !SETTING.equals("test")) {
            String[] parts = SETTING.split(":", 3);
            ARMED.put(parts[0], new Armed(new AtomicInteger(Integer.parseInt(parts[1])), parts[2]));
        }
    }

    private CrashPoint() {}

    /** Marks a step. */
    public static void at(String point) {
        if (ENABLED) {
            hit(point);
        }
    }

    /** For tests: the {@code hits}-th time that the point is reached, it throws {@link Crashed}, once. */
    public static void arm(String point, int hits) {
        if (!ENABLED) {
            throw new IllegalStateException("start the JVM with -Dlinkspan.crash=test");
        }
        ARMED.put(point, new Armed(new AtomicInteger(hits), "throw"));
    }

    /** For tests: true when the point has not been reached as often as it was armed for. */
    public static boolean isArmed(String point) {
        return ARMED.containsKey(point);
    }

    /** For tests. */
    public static void disarm() {
        ARMED.clear();
    }

    private static void hit(String point) {
        Armed armed = ARMED.get(point);
        if (armed == null || armed.hitsLeft.decrementAndGet() != 0) {
            return;
        }
        ARMED.remove(point);
        String action = armed.action;
        if (action.equals("halt")) {
            Runtime.getRuntime().halt(137);
        }
        if (action.equals("throw")) {
            throw new Crashed(point);
        }
        long millis = action.startsWith("delay=") ? Long.parseLong(action.substring(6)) : Long.MAX_VALUE / 2_000_000;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
