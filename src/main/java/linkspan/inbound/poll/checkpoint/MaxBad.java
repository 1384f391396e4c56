package linkspan.inbound.poll.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows of one run may become dead letters before the poll stops: {@code 1%,1000} stops at whichever is passed first. A share
 * counts from {@value #FEWEST} bad rows on: of three rows one is no third.
 */
public record MaxBad(List<Bound> bounds) {
    private static final int FEWEST = 10;
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(%?)");

    private record Bound(long value, boolean share) {
        boolean passed(Checkpoint.Tally run) {
            return share ? run.bad() >= FEWEST && run.bad() * 100 > value * run.rows() : run.bad() > value;
        }

        @Override
        public String toString() {
            return value + (share ? " %" : "");
        }
    }

    public MaxBad {
        bounds = List.copyOf(bounds);
    }

    /** Throws {@link IllegalArgumentException} for what is neither a number nor a share. */
    public static MaxBad of(String text) {
        List<Bound> bounds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("max-bad: '" + text + "' is not like 1%,1000");
            }
            bounds.add(new Bound(
                    Long.parseLong(matcher.group(1)), !matcher.group(2).isEmpty()));
        }
        return new MaxBad(bounds);
    }

    boolean passed(Checkpoint.Tally run) {
        return bounds.stream().anyMatch(bound -> bound.passed(run));
    }

    String why(Checkpoint.Tally run) {
        return run.bad() + " of " + run.rows() + " rows of this run could not be taken, allowed are "
                + String.join(" or ", bounds.stream().map(Bound::toString).toList());
    }
}
