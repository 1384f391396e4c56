package linkspan.model.failure;

/**
 * A message that the route's mapping or schema does not take. What becomes of it is its system's choice
 * ({@code <system>.unmappable=keep|refuse}). Has no stack trace: the position in the message says more.
 */
public abstract class Unmappable extends RuntimeException {
    /** {@code what}: for people, naming field or position; never a class name. */
    protected Unmappable(String what) {
        super(what, null, false, false);
    }

    /** Where in the message, for instance {@code items[0].sku}; empty when that is not known. */
    public abstract String path();
}
