package linkspan.operations.anomaly;

/** What a route carried in one hour: messages that came, or events that were tried, and those of them that failed. */
record HourCount(long taken, long failed) {
    static final HourCount NONE = new HourCount(0, 0);

    HourCount plus(HourCount other) {
        return new HourCount(taken + other.taken, failed + other.failed);
    }

    HourCount minus(HourCount other) {
        return new HourCount(taken - other.taken, failed - other.failed);
    }

    double failedShare() {
        return taken == 0 ? 0 : (double) failed / taken;
    }
}
