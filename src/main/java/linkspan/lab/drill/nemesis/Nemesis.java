package linkspan.lab.drill.nemesis;

/** One misfortune under load. It mends what it broke: all hubs answer again when it returns. */
@FunctionalInterface
public interface Nemesis {
    /** Throws {@link linkspan.lab.process.ChildFailed} when a child does not come back. */
    NemesisFindings strike(Battlefield field) throws InterruptedException;
}
