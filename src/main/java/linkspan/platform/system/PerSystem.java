package linkspan.platform.system;

/** Keeps something of a system that was made by its settings: connections, mostly. */
public interface PerSystem {
    /** The system has gone or has other settings: what was made by the old ones ends. Nothing uses it any more. */
    void forget(String system);
}
