package linkspan.commit;

/** Something was added after the route had ended (wire tap, seda, a timed-out thread): it would never be written. */
public final class UnitClosed extends IllegalStateException {
    public UnitClosed(String what) {
        super("unit-closed: " + what + " came after the route had ended");
    }
}
