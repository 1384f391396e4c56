package linkspan.platform.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * A free port of the loopback interface below the ephemeral range: it stays free while its server is down. One from that
 * range could become the local end of a client that tries to connect to it, which then talks to itself.
 */
public final class LowPort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private LowPort() {}

    /** Throws {@link IllegalStateException} when a hundred guesses are taken. */
    public static int free(Random random) {
        for (int i = 0; i < 100; i++) {
            int port = FIRST + random.nextInt(COUNT);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " on");
    }
}
