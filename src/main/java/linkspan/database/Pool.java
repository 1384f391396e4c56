package linkspan.database;

/** Who asks the database: each has connections of its own, so that none waits because another is slow. */
public enum Pool {
    /** Messages on their way in, and what is looked up for them. */
    INTAKE(6, 500, 5_000),
    /** Publishing. A connection stands idle while the broker acknowledges, or waits for its turn. */
    RELAY(6, 5_000, 30_000),
    /** Results of deliveries, parked keys. */
    DELIVERY(6, 500, 5_000),
    /** Operators, health, tidying up. */
    CONSOLE(4, 500, 20_000);

    private final int connections;
    private final int lockMillis;
    private final int statementMillis;

    Pool(int connections, int lockMillis, int statementMillis) {
        this.connections = connections;
        this.lockMillis = lockMillis;
        this.statementMillis = statementMillis;
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
}
