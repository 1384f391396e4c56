package linkspan.lab.bench.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A figure and what it has to be.
 *
 * @param what name and unit, for people
 */
public record FigureBudget(String what, double value, Side side, double limit) {
    /** On which side of the limit it is fine. */
    public enum Side {
        AT_LEAST("at least"),
        AT_MOST("at most");

        private final String words;

        Side(String words) {
            this.words = words;
        }
    }

    public FigureBudget {
        if (Double.isNaN(value) || Double.isNaN(limit)) {
            throw new IllegalArgumentException(what + " is not a number");
        }
    }

    public static FigureBudget atLeast(String what, double value, double limit) {
        return new FigureBudget(what, value, Side.AT_LEAST, limit);
    }

    public static FigureBudget atMost(String what, double value, double limit) {
        return new FigureBudget(what, value, Side.AT_MOST, limit);
    }

    public boolean kept() {
        return side == Side.AT_LEAST ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
        return what + ": " + plain(value) + " (" + side.words + " " + plain(limit) + ")" + (kept() ? "" : " MISSED");
    }

    private static String plain(double figure) {
        return Double.isInfinite(figure)
                ? "infinite"
                : new BigDecimal(figure)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
