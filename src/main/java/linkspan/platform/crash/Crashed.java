package linkspan.platform.crash;

/** Thrown at a crash point by a test: what was under way at that step is lost. */
public final class Crashed extends RuntimeException {
    Crashed(String point) {
        super("crash point " + point);
    }
}
