package linkspan.failure;

/** A message or event cannot be brought into the form that is asked for, however often it is tried. */
public abstract class Unmappable extends RuntimeException {
    protected Unmappable(String message) {
        super(message, null, false, false);
    }

    /** The field, for instance {@code items[2].unitPrice}; empty when it is not known. */
    public abstract String path();
}
