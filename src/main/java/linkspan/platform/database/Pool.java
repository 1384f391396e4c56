package linkspan.platform.database;

/** Who asks the database: each has connections of its own, so that none waits because another is slow. */
public enum Pool {
    /** Messages on their way in, and what is looked up for them. */
    INTAKE(6, 500, 5_000, true),
    /**
     * Publishing. A connection stands idle while the broker acknowledges, or waits for its turn. It only deletes what is
     * published and does not wait for the disk: a deletion that is lost with the server's power sends the event again,
     * like a crash right before it.
     */
    RELAY(6, 5_000, 30_000, false),
    /** Results of deliveries, parked keys. */
    DELIVERY(6, 500, 5_000, true),
    /** Operators, health, tidying up. */
    CONSOLE(4, 500, 20_000, true);

    private final int connections;
    private final int lockMillis;
    private final int statementMillis;
    private final boolean durable;

    Pool(int connections, int lockMillis, int statementMillis, boolean durable) {
        this.connections = connections;
        this.lockMillis = lockMillis;
        this.statementMillis = statementMillis;
        this.durable = durable;
    }

    int connections() {
        return connections;
    }

    /** How long a statement waits for a lock. */
    int lockMillis() {
        return lockMillis;
    }

    int statementMillis() {
        return statementMillis;
    }

    /** Whether a commit waits until it is on disk. */
    boolean durable() {
        return durable;
    }
}
