package linkspan.blackbox.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports below the ephemeral range: nobody's client gets one by chance while its server is down. */
public final class Ports {
    private static final int FIRST = 12_000;
    private static final int COUNT = 8_000;
    private final Set<Integer> given = ConcurrentHashMap.newKeySet();

    public int free() {
        for (int guess = 0; guess < 200; guess++) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (given.add(free.getLocalPort())) {
                    return port;
                }
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no free port");
    }
}
