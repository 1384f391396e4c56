package linkspan.platform.resilience;

/** What a failed call may have done to its system. */
public enum Effect {
    /** Surely nothing: it was not sent, or the system says that it did nothing, or it may be repeated without harm. */
    NONE,
    /** Nobody knows. Where our key is not honoured, only a person repeats it. */
    POSSIBLE
}
