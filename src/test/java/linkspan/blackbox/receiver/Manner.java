package linkspan.blackbox.receiver;

import java.util.List;

/**
 * How a receiver behaves; shares are of 1.
 *
 * @param system its name
 * @param honours whether a key that it knows has no second effect
 * @param hurriedMs a usual call takes up to so long
 * @param late share of calls that are answered after {@code lateMs}
 * @param lost share whose work is done and whose answer never comes
 * @param before share refused with a 5xx, nothing done
 * @param after share answered with a 5xx after the work was done
 * @param timeout what the hub is told to wait
 */
public record Manner(
        String system,
        boolean honours,
        int hurriedMs,
        double late,
        int lateMs,
        double lost,
        double before,
        double after,
        String timeout) {
    /** One that honours keys, one that does not, and the ways in which each may be at fault. */
    public static List<Manner> all() {
        return List.of(
                new Manner("keys", true, 20, 0, 0, 0.01, 0.01, 0.01, "4s"),
                new Manner("plain", false, 40, 0, 0, 0, 0, 0, "4s"),
                new Manner("late", true, 20, 0.02, 5_000, 0, 0, 0, "3s"),
                new Manner("lossy", false, 20, 0.005, 6_000, 0.005, 0, 0, "4s"),
                new Manner("moody", false, 20, 0, 0, 0, 0.005, 0.005, "4s"),
                new Manner("away", true, 10, 0, 0, 0, 0, 0, "4s"));
    }

    /** The same at its best: what is left gets done. */
    Manner well() {
        return new Manner(system, honours, 5, 0, 0, 0, 0, 0, timeout);
    }
}
