package linkspan.operations.anomaly;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Compares an hour with the same hour of earlier weeks by median and median absolute deviation, which a few odd weeks do not move
 * (Rousseeuw and Croux, 1993). A spread is never smaller than chance alone makes it, which is the root of n of n messages.
 */
final class Usual {
    /** Fewer weeks say nothing. */
    static final int LEAST_WEEKS = 4;

    /** Fewer messages in an hour say nothing about a share. */
    private static final int LEAST_TAKEN = 20;

    /** Makes a median absolute deviation comparable with the standard deviation of a normal distribution. */
    private static final double CONSISTENT = 1.4826;

    private static final double LEAST_RELATIVE = 0.1;
    private static final double LEAST_SHARE = 0.01;

    private Usual() {}

    /**
     * How far an hour is from what is usual.
     *
     * @param deviations 0 or more
     * @param usual the median of earlier weeks
     */
    record Distance(double deviations, double usual) {}

    /** Of what came, by its logarithm: a good day has some per cent more in each hour; empty where too little is known. */
    static Optional<Distance> ofVolume(HourCount hour, List<HourCount> weeks) {
        if (weeks.size() < LEAST_WEEKS) {
            return Optional.empty();
        }
        double[] volumes =
                weeks.stream().mapToDouble(week -> Math.log1p(week.taken())).toArray();
        double median = median(volumes);
        double chance = 1 / Math.sqrt(Math.exp(median));
        Distance logarithms =
                distance(Math.log1p(hour.taken()), median, spread(volumes, median), chance, LEAST_RELATIVE);
        return Optional.of(new Distance(logarithms.deviations, Math.expm1(median)));
    }

    /** Of the share that failed, upwards only; empty where too little is known. */
    static Optional<Distance> ofFailures(HourCount hour, List<HourCount> weeks) {
        double[] shares = weeks.stream()
                .filter(week -> week.taken() >= LEAST_TAKEN)
                .mapToDouble(HourCount::failedShare)
                .toArray();
        if (shares.length < LEAST_WEEKS || hour.taken() < LEAST_TAKEN) {
            return Optional.empty();
        }
        double median = median(shares);
        double likely = Math.max(median, 1.0 / hour.taken());
        double chance = Math.sqrt(likely * (1 - likely) / hour.taken());
        double share = Math.max(hour.failedShare(), median);
        return Optional.of(distance(share, median, spread(shares, median), chance, LEAST_SHARE));
    }

    private static Distance distance(double is, double median, double... spreads) {
        double spread = DoubleStream.of(spreads).max().orElseThrow();
        return new Distance(Math.abs(is - median) / spread, median);
    }

    private static double spread(double[] values, double median) {
        return CONSISTENT
                * median(DoubleStream.of(values)
                        .map(value -> Math.abs(value - median))
                        .toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
