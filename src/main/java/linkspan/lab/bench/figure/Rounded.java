package linkspan.lab.bench.figure;

/** Figures with no more digits than they deserve. */
public final class Rounded {
    private Rounded() {}

    public static double two(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
