package linkspan.lab.sandbox;

import java.nio.file.Path;

/**
 * Where a sandbox listens and what it remembers.
 *
 * @param host address of both ports: {@code 127.0.0.1}, or {@code 0.0.0.0} for hubs on other machines. It asks for no
 *     login: never where strangers are
 * @param port HTTP port, 0 to 65535, 0 takes a free one
 * @param biPort port of the database {@code bi}, 0 to 65535, 0 takes a free one
 * @param data folder of ledgers and database, made when missing; one running sandbox at a time
 * @param seed decides every random fault: the same seed and the same calls give the same faults
 */
public record SandboxOptions(String host, int port, int biPort, Path data, long seed) {
    /** For hubs on this machine. */
    public static final String LOOPBACK = "127.0.0.1";

    public SandboxOptions {
        requirePort("port", port);
        requirePort("bi-port", biPort);
        if (port != 0 && port == biPort) {
            throw new IllegalArgumentException("port and bi-port are both " + port);
        }
    }

    /** On 127.0.0.1 only. */
    public SandboxOptions(int port, int biPort, Path data, long seed) {
        this(LOOPBACK, port, biPort, data, seed);
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(name + " must be 0 to 65535, is " + port);
        }
    }
}
